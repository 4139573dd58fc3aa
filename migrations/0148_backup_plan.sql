-- Whether a backup is made each day, and how many are kept. One row for the installation, as a backup
-- holds all of its workspaces.
create table directory.backup_plan (
  id uuid primary key,
  daily integer check (daily between 1 and 90)
);
insert into directory.backup_plan values (gen_random_uuid(), null);
grant select, update on directory.backup_plan to uptake_app;
