-- What a change was thought to ask of people when it shipped (src/features/programme/plan/impact); held
-- against what it did ask four weeks later.
create table change_cost (
  workspace_id uuid not null,
  id uuid not null,
  -- custom_field or approval_rule
  record_type text not null,
  record_id uuid not null,
  -- what changed, in the words of whoever made it
  what text not null,
  -- the change as it was weighed
  change jsonb not null,
  -- {"times_a_week", "seconds", "measured", "roles": [{"role", "people", "minutes"}]}
  predicted jsonb not null,
  shipped_by uuid not null,
  shipped_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, shipped_by) references member (workspace_id, id)
);
create index change_cost_in_order on change_cost (workspace_id, shipped_at desc);
select wall_off('change_cost');
