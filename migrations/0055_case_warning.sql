-- The tasks by which a member is told that a promise is about to break; they end with their cause.
create table case_warning (
  workspace_id uuid not null,
  task_id uuid not null,
  case_id uuid not null,
  warning text not null,
  primary key (workspace_id, task_id),
  foreign key (workspace_id, task_id) references task (workspace_id, id) on delete cascade,
  foreign key (workspace_id, case_id) references service_case (workspace_id, id) on delete cascade
);
create index case_warning_of_case on case_warning (workspace_id, case_id);
select wall_off('case_warning');
