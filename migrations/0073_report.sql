-- Reports: questions that are kept (src/features/reports/report).
create table report (
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
  -- what it answers
  question text,
  -- JSON: metrics, by what, period and filter
  request text,
  chart text check (chart in ('number', 'table', 'bar', 'line', 'area', 'funnel', 'cohort', 'heat', 'scatter')),
  primary key (workspace_id, id),
  foreign key (workspace_id, owner_id) references member (workspace_id, id),
  foreign key (workspace_id, team_id) references team (workspace_id, id)
);
create index report_by_title on report (workspace_id, title_key collate "C", id);
create index report_by_created on report (workspace_id, created_at desc, id desc);
create index report_title_parts on report using gin (title_key gin_trgm_ops)
  with (fastupdate = off);
create index report_custom on report using gin (custom jsonb_path_ops)
  with (fastupdate = off) where custom <> '{}';
select wall_off('report');
