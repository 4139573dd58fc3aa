-- How this workspace brings Uptake in (src/features/programme/plan): its charter and how far it has
-- come. One for a workspace.
create table programme (
  workspace_id uuid not null,
  id uuid not null,
  -- what the business wants to improve, and the metric that tells
  objective text not null,
  metric text not null,
  target text,
  sponsor_id uuid not null,
  administrator_id uuid,
  deputy_id uuid,
  -- whom it concerns: everybody, or these teams and members
  everybody boolean not null default false,
  team_ids uuid[] not null default '{}',
  member_ids uuid[] not null default '{}',
  -- [{"who": "sponsor" | "administrator" | "deputy", "what"}]
  duties jsonb not null default '[]',
  -- hours set aside for getting used to it, all people together
  hours integer,
  begins_on date not null,
  -- by when the whole team is to work with it
  ends_on date,
  -- capabilities that were in use before and are not locked
  kept_open text[] not null default '{}',
  -- the day on which the sponsor took on the duties
  agreed_on date,
  -- [{"stage", "on"}]
  passages jsonb not null,
  -- [{"capability", "on", "by", "serves"}]
  opened jsonb not null default '[]',
  -- {"held_on", "took_part", "of", "concerns", "answered", "noted_by", "noted_on"}
  kick_off jsonb,
  -- {"how": "stopped" | "complete", "on", "by", "reason"}
  ended jsonb,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  deleted_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, sponsor_id) references member (workspace_id, id),
  foreign key (workspace_id, administrator_id) references member (workspace_id, id),
  foreign key (workspace_id, deputy_id) references member (workspace_id, id)
);
create unique index programme_of_workspace on programme (workspace_id);
select wall_off('programme');

-- The sponsor let something through a gate that was not open. Never changed, never removed.
create table programme_override (
  workspace_id uuid not null,
  id uuid not null,
  programme_id uuid not null,
  gate text not null,
  -- the stage or capability that was let through
  lets text not null,
  reason text not null,
  -- what the gate lacked: [{"name", "met", "have", "need", "why"}]
  lacked jsonb not null,
  by_id uuid not null,
  on_day date not null,
  created_at timestamptz not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, programme_id) references programme (workspace_id, id),
  foreign key (workspace_id, by_id) references member (workspace_id, id)
);
create index programme_override_in_order on programme_override (workspace_id, programme_id, created_at);
select wall_off('programme_override', 'select, insert');
