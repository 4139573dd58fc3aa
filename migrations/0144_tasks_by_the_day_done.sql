-- Figures ask for the tasks that were done in a period, and since when any were.
create index task_by_done on task (workspace_id, done_at) where deleted_at is null and done_at is not null;
