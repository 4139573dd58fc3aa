-- A company's timeline has what its people were told before they were linked to it: few rows among
-- many, so they have indexes of their own.
create index activity_without_company on activity (workspace_id, person_id, occurred_at desc, id desc)
  where company_id is null;
create index task_without_company on task (workspace_id, person_id) where company_id is null;
-- Open and done tasks of a company, each in the order it is shown in.
create index task_open_of_company on task (workspace_id, company_id, due_on, id)
  where done_at is null and deleted_at is null;
create index task_done_of_company on task (workspace_id, company_id, done_at desc, id desc)
  where done_at is not null;
