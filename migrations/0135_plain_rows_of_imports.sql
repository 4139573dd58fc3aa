-- A row that made records just as it says leaves what it set to the events that made them: its own
-- record, and its company where it made that too. So it is stored narrow (`save-rows.ts`).
alter table import_row add column new_company_id uuid;

-- A foreign key looks up the import for each row, a fifth of what it costs to store one. Rows are only
-- written by those who hold their import, so that it is enough to drop them with it.
alter table import_row drop constraint import_row_workspace_id_import_id_fkey;

create function drop_import_rows() returns trigger
language plpgsql as $$
begin
  delete from import_row r using gone
  where r.workspace_id = gone.workspace_id and r.import_id = gone.id;
  return null;
end $$;
create trigger drop_rows after delete on import
referencing old table as gone for each statement execute function drop_import_rows();
