-- What is said and promised about a deal or a case stands on its timeline.
alter table activity
  add column deal_id uuid,
  add column case_id uuid,
  add foreign key (workspace_id, deal_id) references deal (workspace_id, id),
  add foreign key (workspace_id, case_id) references service_case (workspace_id, id);
alter table task
  add column deal_id uuid,
  add column case_id uuid,
  add foreign key (workspace_id, deal_id) references deal (workspace_id, id),
  add foreign key (workspace_id, case_id) references service_case (workspace_id, id);

-- Partial: most concern neither.
create index activity_of_deal on activity (workspace_id, deal_id, occurred_at desc, id desc)
  where deal_id is not null;
create index activity_of_case on activity (workspace_id, case_id, occurred_at desc, id desc)
  where case_id is not null;
create index task_of_deal on task (workspace_id, deal_id, due_on desc, id desc)
  where deal_id is not null;
create index task_of_case on task (workspace_id, case_id, due_on desc, id desc)
  where case_id is not null;
