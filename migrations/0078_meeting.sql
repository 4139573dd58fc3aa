-- Meetings held on dashboards, and what is decided in them (src/features/reports/meeting).
create table meeting (
  workspace_id uuid not null,
  id uuid not null,
  title text not null,
  title_key text not null generated always as (left(normal_text(title), 200)) stored,
  owner_id uuid,
  team_id uuid,
  visibility text not null default 'workspace' check (visibility in ('workspace', 'team', 'private')),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  custom jsonb not null default '{}',
  name text,
  -- the name of a dashboard of the product, or the id of another
  board text,
  attendees uuid[] not null default '{}',
  starts_on date,
  starts_at timestamptz,
  repeats text check (repeats in ('weekly', 'monthly')),
  status text check (status in ('planned', 'open', 'ended')),
  started_at timestamptz,
  ended_at timestamptz,
  note text,
  -- JSON: what stands over the figures, by the id of the tile
  titles text,
  -- the id of the first meeting of those that repeat
  series text,
  task_id uuid,
  primary key (workspace_id, id),
  foreign key (workspace_id, owner_id) references member (workspace_id, id),
  foreign key (workspace_id, team_id) references team (workspace_id, id),
  foreign key (workspace_id, task_id) references task (workspace_id, id)
);
create index meeting_by_title on meeting (workspace_id, title_key collate "C", id);
create index meeting_by_created on meeting (workspace_id, created_at desc, id desc);
create index meeting_title_parts on meeting using gin (title_key gin_trgm_ops)
  with (fastupdate = off);
create index meeting_custom on meeting using gin (custom jsonb_path_ops)
  with (fastupdate = off) where custom <> '{}';
create index meeting_of_series on meeting (workspace_id, series, starts_on);
create index meeting_of_task on meeting (workspace_id, task_id) where task_id is not null;
select wall_off('meeting');

create table decision (
  workspace_id uuid not null,
  id uuid not null,
  title text not null,
  title_key text not null generated always as (left(normal_text(title), 200)) stored,
  owner_id uuid,
  team_id uuid,
  visibility text not null default 'workspace' check (visibility in ('workspace', 'team', 'private')),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  custom jsonb not null default '{}',
  what text,
  reason text,
  due_on date,
  status text check (status in ('open', 'done', 'dropped')),
  -- why it was dropped, or what came of it
  outcome text,
  closed_at timestamptz,
  meeting_id uuid,
  board text,
  -- the ids of the figures that it rests on, as they stood in the meeting
  figures text[] not null default '{}',
  task_id uuid,
  primary key (workspace_id, id),
  foreign key (workspace_id, owner_id) references member (workspace_id, id),
  foreign key (workspace_id, team_id) references team (workspace_id, id),
  foreign key (workspace_id, meeting_id) references meeting (workspace_id, id),
  foreign key (workspace_id, task_id) references task (workspace_id, id)
);
create index decision_by_title on decision (workspace_id, title_key collate "C", id);
create index decision_by_created on decision (workspace_id, created_at desc, id desc);
create index decision_title_parts on decision using gin (title_key gin_trgm_ops)
  with (fastupdate = off);
create index decision_custom on decision using gin (custom jsonb_path_ops)
  with (fastupdate = off) where custom <> '{}';
create index decision_of_meeting on decision (workspace_id, meeting_id);
create index decision_of_board on decision (workspace_id, board);
create index decision_of_task on decision (workspace_id, task_id) where task_id is not null;
select wall_off('decision');

-- What a meeting saw: reckoned once when it was started, under the rights of whoever leads it.
create table meeting_figure (
  workspace_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  -- which start of the meeting they belong to, for a start may be taken back
  frozen_at timestamptz not null,
  position integer not null,
  tile text not null,
  title text,
  report_id uuid,
  chart text not null,
  -- with the days that were meant then, so that its rows can still be asked for
  request jsonb not null,
  answer jsonb not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, meeting_id) references meeting (workspace_id, id)
);
create index meeting_figure_in_order on meeting_figure (workspace_id, meeting_id, position);
create index meeting_figure_of_report on meeting_figure (workspace_id, report_id)
  where report_id is not null;
select wall_off('meeting_figure');

create function refuse_thaw() returns trigger language plpgsql as $$
begin
  raise exception 'what a meeting saw is never changed';
end $$;
create trigger meeting_figure_stays before update on meeting_figure
  for each row execute function refuse_thaw();
