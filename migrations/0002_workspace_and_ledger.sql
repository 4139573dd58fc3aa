-- The workspace that a database connection works for; null lets nothing through.
create function current_workspace() returns uuid
language sql stable parallel safe
as $$ select nullif(current_setting('uptake.workspace_id', true), '')::uuid $$;

-- Puts a table behind the wall between workspaces, open to the application role.
create function wall_off(p_table regclass, p_rights text default 'select, insert, update, delete')
returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', p_table);
  execute format(
    'create policy one_workspace on %s to uptake_app
       using (workspace_id = (select nullif(current_setting(''uptake.workspace_id'', true), '''')::uuid))
       with check (workspace_id = (select nullif(current_setting(''uptake.workspace_id'', true), '''')::uuid))',
    p_table);
  execute format('grant %s on %s to uptake_app', p_rights, p_table);
end $$;

create table team (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  leader_id uuid,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  deleted_at timestamptz,
  primary key (workspace_id, id)
);
select wall_off('team');

create table member (
  workspace_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  name text not null,
  email text not null,
  role text not null check (role in ('administrator', 'manager', 'member')),
  team_id uuid,
  active boolean not null default true,
  language text not null default 'en',
  time_zone text not null default 'UTC',
  version integer not null default 1,
  created_at timestamptz not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, team_id) references team (workspace_id, id)
);
create unique index member_user on member (workspace_id, user_id);
select wall_off('member');
alter table team add foreign key (workspace_id, leader_id) references member (workspace_id, id);

-- The end of each workspace's chain. Locking its row gives events their order without gaps.
create table ledger_head (
  workspace_id uuid primary key,
  seq bigint not null,
  hash bytea not null
);
select wall_off('ledger_head', 'select');

-- `changes` is {field: [before, after]}. The chain covers its salted hash rather than the values, so
-- that a person's data can be erased by law without breaking the chain.
create table ledger_event (
  workspace_id uuid not null,
  seq bigint not null,
  id uuid not null,
  at timestamptz not null,
  occurred_at timestamptz not null,
  actor_id uuid,
  via text not null check (via in
    ('web', 'capture', 'email', 'calendar', 'phone', 'import', 'api', 'automation')),
  verb text not null,
  record_type text not null,
  record_id uuid not null,
  command_id uuid not null,
  undo_of uuid,
  changes jsonb,
  changes_salt uuid,
  changes_hash bytea not null,
  interaction_ms integer,
  keys integer,
  hash bytea not null,
  primary key (workspace_id, seq)
);
create index ledger_event_record on ledger_event (workspace_id, record_id, seq desc);
create index ledger_event_command on ledger_event (workspace_id, command_id);
select wall_off('ledger_event', 'select');

-- In PL/pgSQL, like every function that runs with each write: its plan is kept, while one in SQL is
-- planned at each call.
create function ledger_changes_hash(p_salt uuid, p_changes jsonb) returns bytea
language plpgsql immutable parallel safe as $$
begin
  return sha256(convert_to(p_salt::text || coalesce(p_changes, 'null'::jsonb)::text, 'UTF8'));
end $$;

-- SHA-256 over the hash before and every column that must never change.
create function ledger_hash(p_before bytea, e ledger_event) returns bytea
language plpgsql immutable parallel safe as $$
begin
  return sha256(p_before || convert_to(jsonb_build_array(
    e.workspace_id, e.seq, e.id,
    (extract(epoch from e.at) * 1000000)::bigint,
    (extract(epoch from e.occurred_at) * 1000000)::bigint,
    e.actor_id, e.via, e.verb, e.record_type, e.record_id, e.command_id, e.undo_of,
    encode(e.changes_hash, 'hex'), e.interaction_ms, e.keys)::text, 'UTF8'));
end $$;

-- Chains events on to the ledger. `p_keep_time` keeps a given `at`, for a history that is loaded.
create function append_ledger(p_events jsonb, p_keep_time boolean) returns bigint
language plpgsql as $$
declare
  v_workspace uuid := current_workspace();
  v_head ledger_head;
  v_item jsonb;
  v_event ledger_event;
begin
  if v_workspace is null then
    raise exception 'no workspace is set on this connection';
  end if;
  insert into ledger_head values (v_workspace, 0, sha256(convert_to(v_workspace::text, 'UTF8')))
    on conflict do nothing;
  select * into v_head from ledger_head where workspace_id = v_workspace for update;
  for v_item in select * from jsonb_array_elements(p_events) loop
    v_event := jsonb_populate_record(null::ledger_event, v_item);
    v_event.workspace_id := v_workspace;
    v_event.seq := v_head.seq + 1;
    if v_event.at is null or not p_keep_time then
      v_event.at := clock_timestamp();
    end if;
    v_event.occurred_at := coalesce(v_event.occurred_at, v_event.at);
    v_event.changes_salt := gen_random_uuid();
    v_event.changes_hash := ledger_changes_hash(v_event.changes_salt, v_event.changes);
    v_event.hash := ledger_hash(v_head.hash, v_event);
    insert into ledger_event select v_event.*;
    v_head.seq := v_event.seq;
    v_head.hash := v_event.hash;
  end loop;
  update ledger_head set seq = v_head.seq, hash = v_head.hash where workspace_id = v_workspace;
  return v_head.seq;
end $$;
revoke all on function append_ledger(jsonb, boolean) from public;

-- The application's only way into the ledger: the time is the server's. Called last in a command,
-- for it holds the lock on the head until the commit.
create function append_ledger_events(p_events jsonb) returns bigint
language plpgsql security definer set search_path = public, pg_temp
as $$ begin return append_ledger(p_events, false); end $$;
revoke all on function append_ledger_events(jsonb) from public;
grant execute on function append_ledger_events(jsonb) to uptake_app;

-- Every event that does not fit its chain, with what is wrong; an untouched ledger gives no row.
create function ledger_faults(p_workspace uuid) returns table (seq bigint, fault text)
language sql stable as $$
  with chain as (
    select e, e.seq, e.hash, e.changes, e.changes_salt, e.changes_hash,
      lag(e.seq, 1, 0::bigint) over w as seq_before,
      lag(e.hash, 1, sha256(convert_to(p_workspace::text, 'UTF8'))) over w as hash_before
    from ledger_event e where e.workspace_id = p_workspace
    window w as (order by e.seq)
  )
  select chain.seq, 'an event before this one is missing' from chain where seq <> seq_before + 1
  union all
  select chain.seq, 'this event was altered' from chain where hash <> ledger_hash(hash_before, chain.e)
  union all
  select chain.seq, 'the values of this event were altered' from chain
    where changes_salt is not null and changes_hash <> ledger_changes_hash(changes_salt, changes)
  union all
  select h.seq, 'the end of the ledger is missing' from ledger_head h
    where h.workspace_id = p_workspace
      and h.seq <> coalesce((select max(e.seq) from ledger_event e where e.workspace_id = p_workspace), 0)
$$;

-- Answers to requests with an Idempotency-Key, so that a repeated request acts once.
create table idempotent_answer (
  workspace_id uuid not null,
  member_id uuid not null,
  key text not null,
  request_hash text not null,
  status integer,
  body jsonb,
  version integer,
  command_id uuid,
  created_at timestamptz not null default now(),
  primary key (workspace_id, member_id, key)
);
create index on idempotent_answer (workspace_id, created_at);
select wall_off('idempotent_answer');
