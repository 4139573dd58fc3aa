-- Metrics of a workspace's own, which its administrators make without a program.
create table metric (
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
  question text,
  -- JSON: whose rows, which of them, measured how, by which date; or of which two others it is made
  definition text,
  -- the same in words
  formula text,
  reference text,
  unit text check (unit in ('count', 'money', 'percent', 'days', 'hours', 'minutes', 'number')),
  direction text check (direction in ('up', 'down', 'none')),
  minimum_rows integer,
  minimum_coverage integer,
  primary key (workspace_id, id),
  foreign key (workspace_id, owner_id) references member (workspace_id, id),
  foreign key (workspace_id, team_id) references team (workspace_id, id)
);
create index metric_by_title on metric (workspace_id, title_key collate "C", id);
create index metric_by_created on metric (workspace_id, created_at desc, id desc);
create index metric_custom on metric using gin (custom jsonb_path_ops)
  with (fastupdate = off) where custom <> '{}';
select wall_off('metric');
