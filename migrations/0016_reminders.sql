-- What reaches a member, and when. Without a row the usual holds (src/features/work/reminder).
create table reminder_setting (
  workspace_id uuid not null,
  member_id uuid not null,
  -- Minutes before a meeting that says nothing itself; null: none.
  lead_minutes integer,
  in_page boolean not null,
  -- Between these times of the member's clock, HH:MM, no device is woken.
  quiet_from text not null,
  quiet_to text not null,
  daily_mail boolean not null,
  primary key (workspace_id, member_id),
  foreign key (workspace_id, member_id) references member (workspace_id, id)
);
select wall_off('reminder_setting');

-- Browsers that are reminded while no page is open (RFC 8030, RFC 8291).
create table push_device (
  workspace_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  name text not null,
  endpoint text not null,
  public_key text not null,
  auth text not null,
  -- What its push service refused, until something gets through again.
  problem text,
  created_at timestamptz not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, member_id) references member (workspace_id, id)
);
-- A browser is one device, of whoever turned it on last.
create unique index push_device_endpoint on push_device (workspace_id, endpoint);
create index push_device_of_member on push_device (workspace_id, member_id);
select wall_off('push_device');

-- Which device was reminded of which time of which task: written before it is sent, so that none is
-- reminded twice.
create table reminder_delivery (
  workspace_id uuid not null,
  device_id uuid not null,
  task_id uuid not null,
  starts_at timestamptz not null,
  claimed_at timestamptz not null,
  primary key (workspace_id, device_id, task_id, starts_at),
  foreign key (workspace_id, device_id) references push_device (workspace_id, id) on delete cascade
);
select wall_off('reminder_delivery');

-- The mail of a morning: one row is one mail.
create table daily_mail (
  workspace_id uuid not null,
  member_id uuid not null,
  day date not null,
  state text not null check (state in ('waiting', 'sending', 'sent', 'empty', 'failed')),
  attempts integer not null default 0,
  next_try_at timestamptz not null,
  problem text,
  changed_at timestamptz not null,
  primary key (workspace_id, member_id, day),
  foreign key (workspace_id, member_id) references member (workspace_id, id)
);
create index daily_mail_by_change on daily_mail (workspace_id, changed_at desc);
select wall_off('daily_mail');

-- What has a time and is still to come, to find what is due each minute.
create index task_by_time on task (workspace_id, due_at)
  where due_at is not null and done_at is null and deleted_at is null;

-- A job that is not added again while one with its key waits.
create function enqueue_job_once(p_task text, p_payload json, p_key text)
returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if to_regnamespace('graphile_worker') is null then return; end if;
  perform graphile_worker.add_job(p_task, p_payload, max_attempts => 5, job_key => p_key);
end $$;
revoke all on function enqueue_job_once(text, json, text) from public;
grant execute on function enqueue_job_once(text, json, text) to uptake_app;
