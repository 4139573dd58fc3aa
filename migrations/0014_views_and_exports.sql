-- Ways to look at a list that members keep; a record type, so that permission, history and undo follow.
create table saved_view (
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
  record_type text,
  -- JSON, as it stands in the query of a list.
  filter text,
  sort text,
  columns text,
  widths text,
  group_by text,
  primary key (workspace_id, id),
  foreign key (workspace_id, owner_id) references member (workspace_id, id),
  foreign key (workspace_id, team_id) references team (workspace_id, id)
);
create index saved_view_of_type on saved_view (workspace_id, record_type);
select wall_off('saved_view');

-- The view that a member begins a list with (an id, or the name of a built-in one), and the pinned.
create table list_choice (
  workspace_id uuid not null,
  member_id uuid not null,
  record_type text not null,
  default_view text,
  pinned uuid[] not null default '{}',
  primary key (workspace_id, member_id, record_type),
  foreign key (workspace_id, member_id) references member (workspace_id, id)
);
select wall_off('list_choice');

-- Whether the member may take lists out of the product; null follows from the role.
alter table member add column may_export boolean;
-- The log of what was taken out.
create index ledger_event_exports on ledger_event (workspace_id, seq desc)
  where record_type = 'export';
