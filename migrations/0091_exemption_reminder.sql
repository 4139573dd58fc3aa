-- The task that tells whoever granted an exemption that it is about to end.
alter table exemption add column task_id uuid;
