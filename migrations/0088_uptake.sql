-- What uptake is measured from (src/features/adoption/measure). All of it follows from the ledger and
-- can be made again from there.

-- How far the ledger has been read.
create table uptake_place (
  workspace_id uuid primary key,
  seq bigint not null,
  read_at timestamptz not null default now(),
  -- The day on which everybody was measured last.
  measured_on date
);
select wall_off('uptake_place');

-- Of a record: whom it is about and whose it is, as the ledger tells it up to the place.
create table uptake_record (
  workspace_id uuid not null,
  id uuid not null,
  known jsonb not null,
  primary key (workspace_id, id)
);
select wall_off('uptake_record');

-- What was seen of a member on a day in UTC, as it came.
create table uptake_seen (
  workspace_id uuid not null,
  member_id uuid not null,
  day date not null,
  traces jsonb not null,
  primary key (workspace_id, member_id, day)
);
select wall_off('uptake_seen');

-- The same on the member's own calendar, matched: what was traced, looked up, kept.
create table uptake_day (
  workspace_id uuid not null,
  member_id uuid not null,
  day date not null,
  trace jsonb not null,
  primary key (workspace_id, member_id, day)
);
select wall_off('uptake_day');

-- Since which day a member's days must be matched anew, and in which time zone they were.
create table uptake_member (
  workspace_id uuid not null,
  member_id uuid not null,
  dirty_from date,
  time_zone text not null default 'UTC',
  matched_at timestamptz,
  primary key (workspace_id, member_id)
);
create index uptake_member_dirty on uptake_member (workspace_id) where dirty_from is not null;
select wall_off('uptake_member');

-- The figures of a member on a day, kept as long as nothing they come from has changed.
create table uptake_figure (
  workspace_id uuid not null,
  member_id uuid not null,
  on_day date not null,
  basis text not null,
  figures jsonb not null,
  primary key (workspace_id, member_id, on_day)
);
select wall_off('uptake_figure');

-- How fresh, full and alive a team's records are, as of the day it was measured on.
create table uptake_team (
  workspace_id uuid not null,
  team_id uuid not null,
  measured_on date not null,
  records jsonb not null,
  primary key (workspace_id, team_id)
);
select wall_off('uptake_team');
