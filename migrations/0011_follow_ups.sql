-- Who made the promise: nobody said is us. What they promised is asked for rather than done.
alter table task add column promised_by text check (promised_by in ('us', 'them'));

-- The next step of a person, and whether there is one, among all their tasks of many years.
create index task_open_of_person on task (workspace_id, person_id, due_on, id)
  where done_at is null and deleted_at is null;
-- Whom a member spoke to of late: those that can slip from them.
create index activity_of_owner on activity (workspace_id, owner_id, occurred_at desc, id desc)
  include (person_id) where deleted_at is null;
