-- Why the last backup could not be made, until one is made: told after a restart as well.
alter table directory.backup_plan
  add column failed_at timestamptz,
  add column problem text check (problem <> ''),
  add check ((failed_at is null) = (problem is null));
