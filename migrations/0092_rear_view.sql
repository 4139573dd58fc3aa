-- When Uptake began here and how long the learning window lasts (src/features/adoption/guard), and
-- what else happened meanwhile (src/features/adoption/rear-view).
create table uptake_setting (
  workspace_id uuid not null,
  id uuid not null,
  -- the first day of working with it; null: as the programme says
  started_on date,
  -- {"<team>": "2026-03-01"} where teams began at different times
  team_starts jsonb not null default '{}',
  -- {"from": "2025-03", "to": "2026-02"}; null: the usual one
  baseline jsonb,
  -- the last day of the learning window; null: eight weeks after the start
  window_until date,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  deleted_at timestamptz,
  primary key (workspace_id, id)
);
create unique index uptake_setting_of_workspace on uptake_setting (workspace_id);
select wall_off('uptake_setting');

create table confounder (
  workspace_id uuid not null,
  id uuid not null,
  -- the first of its month
  month date not null,
  words text not null,
  noted_by uuid not null,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  deleted_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, noted_by) references member (workspace_id, id)
);
create index confounder_in_order on confounder (workspace_id, month, id) where deleted_at is null;
select wall_off('confounder');

-- That those who lead looked back together, and what they concluded.
create table rear_view (
  workspace_id uuid not null,
  id uuid not null,
  -- how many months after the start was looked at
  at_months integer not null,
  held_on date not null,
  conclusion text not null,
  held_by uuid not null,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  deleted_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, held_by) references member (workspace_id, id)
);
create index rear_view_in_order on rear_view (workspace_id, held_on, id) where deleted_at is null;
select wall_off('rear_view');
