-- A meeting is a task with a time; the lists of guests and colleagues are ids of people and members.
alter table task
  add column ends_at timestamptz,
  add column location text,
  add column guests uuid[] not null default '{}',
  add column colleagues uuid[] not null default '{}',
  add column repeats text,
  -- The clock on which it repeats.
  add column time_zone text,
  -- Days of that clock that are left out.
  add column skipped text[] not null default '{}',
  -- Minutes before.
  add column reminder integer;

create index task_by_day on task (workspace_id, owner_id, due_on) where deleted_at is null;
create index task_repeating on task (workspace_id, owner_id)
  where repeats is not null and done_at is null and deleted_at is null;
-- Partial: most tasks have neither.
create index task_guests on task using gin (guests) with (fastupdate = off) where guests <> '{}';
create index task_colleagues on task using gin (colleagues)
  with (fastupdate = off) where colleagues <> '{}';

-- Links by which calendar programs read a member's calendar. The token is in the link alone.
create table directory.calendar_link (
  id uuid primary key,
  token_hash text not null unique,
  workspace_id uuid not null references directory.workspace (id) on delete cascade,
  member_id uuid not null,
  created_at timestamptz not null default now(),
  revoked_at timestamptz
);
create index on directory.calendar_link (workspace_id, member_id);
grant select, insert, update, delete on directory.calendar_link to uptake_app;

-- Which event of another calendar became which task, so that a file read twice doubles nothing.
create table calendar_source (
  workspace_id uuid not null,
  member_id uuid not null,
  -- The UID of RFC 5545, with the RECURRENCE-ID of a single occurrence behind it.
  uid text not null,
  task_id uuid not null,
  primary key (workspace_id, member_id, uid),
  foreign key (workspace_id, member_id) references member (workspace_id, id)
);
select wall_off('calendar_source');
