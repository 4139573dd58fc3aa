-- What was told at the end of a month of a workspace, a team or a programme (src/features/adoption/guard):
-- reckoned once and never anew, so that nothing can be told from who came or left since. Sums alone.
create table uptake_month (
  workspace_id uuid not null,
  -- the id of the workspace, the team or the programme
  of_id uuid not null,
  on_day date not null,
  told jsonb not null,
  kept_at timestamptz not null default now(),
  primary key (workspace_id, of_id, on_day)
);
select wall_off('uptake_month', 'select, insert');
