-- The weekdays on which somebody works, 1 for Monday.
alter table member add column working_days smallint[] not null default '{1,2,3,4,5}'
  check (cardinality(working_days) between 1 and 7 and working_days <@ '{1,2,3,4,5,6,7}');

-- That somebody is not counted for a while, with the reason; seen by the team, and it ends.
create table exemption (
  workspace_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  reason text not null check (length(reason) between 1 and 500),
  from_day date not null,
  until_day date not null,
  granted_by uuid not null,
  ended_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  deleted_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, member_id) references member (workspace_id, id),
  foreign key (workspace_id, granted_by) references member (workspace_id, id),
  check (until_day >= from_day and until_day <= from_day + 183)
);
create index exemption_of_member on exemption (workspace_id, member_id, until_day)
  where deleted_at is null;
select wall_off('exemption');
