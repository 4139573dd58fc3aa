-- What a workspace decides by: its objective, the decisions and the fields that are asked for them
-- (src/features/reports/decision). One for a workspace, so that what it may ask of people at most is
-- seen in one row.
create table decision_basis (
  workspace_id uuid not null,
  id uuid not null,
  -- what the business wants to improve, and the metric that tells
  objective text not null,
  metric text not null,
  target text,
  sponsor_id uuid not null,
  -- [{"id", "decision", "words", "question", "metrics", "by", "fields", "report_id"}]
  decisions jsonb not null,
  -- what was said to be asked of whom when it was confirmed
  agreed jsonb not null,
  dashboard_id uuid,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  deleted_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, sponsor_id) references member (workspace_id, id)
);
create unique index decision_basis_of_workspace on decision_basis (workspace_id);
select wall_off('decision_basis');
