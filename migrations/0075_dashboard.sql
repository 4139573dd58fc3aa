-- Dashboards: reports laid out for one decision.
create table dashboard (
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
  -- what is decided here
  purpose text,
  audience text check (audience in ('seller', 'service', 'manager', 'sponsor', 'administrator')),
  -- JSON: which figures stand where
  tiles text,
  -- JSON: the period that it begins with
  period text,
  -- whose figures it begins with: me, or the id of a member; without, everyone's
  whose text,
  -- the name of the built-in dashboard, or the id of another, that it is a copy of
  copied_from text,
  primary key (workspace_id, id),
  foreign key (workspace_id, owner_id) references member (workspace_id, id),
  foreign key (workspace_id, team_id) references team (workspace_id, id)
);
create index dashboard_by_title on dashboard (workspace_id, title_key collate "C", id);
create index dashboard_by_created on dashboard (workspace_id, created_at desc, id desc);
create index dashboard_title_parts on dashboard using gin (title_key gin_trgm_ops)
  with (fastupdate = off);
create index dashboard_custom on dashboard using gin (custom jsonb_path_ops)
  with (fastupdate = off) where custom <> '{}';
select wall_off('dashboard');
