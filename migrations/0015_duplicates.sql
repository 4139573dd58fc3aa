-- Where a record went that was put together with another. It holds while the record lies in the bin
-- since that very moment, so that an undo, or a deletion later on, needs no more than the record.
create table merged_record (
  workspace_id uuid not null,
  record_id uuid not null,
  merged_at timestamptz not null,
  record_type text not null,
  into_id uuid not null,
  primary key (workspace_id, record_id, merged_at)
);
create index merged_record_into on merged_record (workspace_id, into_id);
select wall_off('merged_record');

-- What a record is compared with: those that stand in one of its blocks. Written by a job.
create table duplicate_block (
  workspace_id uuid not null,
  record_type text not null,
  block text not null collate "C",
  record_id uuid not null,
  primary key (workspace_id, record_type, block, record_id)
);
create index duplicate_block_of_record on duplicate_block (workspace_id, record_id);
select wall_off('duplicate_block');

-- Two that may be one. Decisions stay, whatever is found again.
create table duplicate_pair (
  workspace_id uuid not null,
  one_id uuid not null,
  other_id uuid not null,
  record_type text not null,
  points real not null,
  -- [{"code": "same_mail", "points": 8}, …], the strongest first
  reasons jsonb not null,
  found_at timestamptz not null default now(),
  dismissed_at timestamptz,
  dismissed_by uuid,
  postponed_at timestamptz,
  primary key (workspace_id, one_id, other_id),
  check (one_id < other_id)
);
create index duplicate_pair_of_other on duplicate_pair (workspace_id, other_id);
create index duplicate_pair_open on duplicate_pair
  (workspace_id, record_type, postponed_at nulls first, points desc, one_id, other_id)
  where dismissed_at is null;
select wall_off('duplicate_pair');

-- How far the job has read: the ledger from `seq` on, and at first all records by their ids.
create table duplicate_progress (
  workspace_id uuid primary key,
  seq bigint not null,
  -- the type that is gone through for the first time, and how far; null when that is done
  first_type text,
  first_after uuid
);
select wall_off('duplicate_progress');

-- A job that runs a little later, so that it finds what is written until then as well.
create function enqueue_job_later(p_task text, p_payload json, p_seconds integer) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform graphile_worker.add_job(p_task, p_payload, max_attempts => 5,
    run_at => now() + make_interval(secs => p_seconds));
end $$;
revoke all on function enqueue_job_later(text, json, integer) from public;
grant execute on function enqueue_job_later(text, json, integer) to uptake_app;
