-- What is tried where no fix is known, by those who have the problem (src/features/programme/experiment).
create table experiment (
  workspace_id uuid not null,
  id uuid not null,
  concern_id uuid not null,
  -- among those whom the concern affects
  owner_id uuid not null,
  assumption text not null default '',
  hypothesis text not null default '',
  smallest_test text not null default '',
  -- the metric that it is measured by, and what it said at the start and at the end
  metric text,
  measured_from text,
  measured_to text,
  stop_rule text not null default '',
  loss text not null default '',
  sponsor_id uuid,
  protection text not null default '',
  started_on date,
  review_on date,
  reviewed_on date,
  verdict text check (verdict in ('keep', 'adapt', 'stop')),
  learnt text,
  -- everybody may read what was learnt
  shared boolean not null default false,
  -- whoever owned it before left
  passed_on boolean not null default false,
  version integer not null default 1,
  deleted_at timestamptz,
  primary key (workspace_id, id),
  check ((reviewed_on is null) = (verdict is null)),
  check (started_on is null or review_on between started_on and started_on + 42),
  foreign key (workspace_id, concern_id) references concern (workspace_id, id),
  foreign key (workspace_id, owner_id) references member (workspace_id, id),
  foreign key (workspace_id, sponsor_id) references member (workspace_id, id)
);
create index experiment_of_concern on experiment (workspace_id, concern_id);
create index experiment_of_owner on experiment (workspace_id, owner_id);
select wall_off('experiment');
