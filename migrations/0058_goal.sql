-- Goals: what the workspace, a team or a member wants to have reached by the end of a period.
create table goal (
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
  measure text not null check (measure in ('won_amount', 'won_count')),
  -- 2027, 2027-Q1 or 2027-03
  period text not null,
  -- null and null: the whole workspace
  of_member uuid,
  of_team text,
  amount jsonb,
  number integer,
  primary key (workspace_id, id),
  foreign key (workspace_id, owner_id) references member (workspace_id, id),
  foreign key (workspace_id, team_id) references team (workspace_id, id)
);
create index goal_by_title on goal (workspace_id, title_key collate "C", id);
create index goal_by_created on goal (workspace_id, created_at desc, id desc);
create unique index goal_of_period on goal (workspace_id, period, measure,
  coalesce(of_member, '00000000-0000-0000-0000-000000000000'), coalesce(of_team, ''))
  where deleted_at is null;
create index goal_title_parts on goal using gin (title_key gin_trgm_ops)
  with (fastupdate = off);
create index goal_custom on goal using gin (custom jsonb_path_ops)
  with (fastupdate = off) where custom <> '{}';
select wall_off('goal');
