-- Of two jobs at one import the later has it. Before this each could store a batch in the other's
-- turn, so that both took themselves for overtaken and the import stood still for good.
alter table import add column taken_by uuid;
comment on column import.taken_by is 'the job that brings the list in, made anew each time it is taken up';

drop function hold_import(uuid, integer);

-- Keeps an import for a batch that was sent while the one before it was still being stored: the rows
-- before it must be stored, and nobody may have stopped the import or taken it up since, or nothing
-- of the batch is stored.
create function hold_import(p_import uuid, p_rows_done integer, p_job uuid) returns void
language plpgsql as $$
begin
  perform from import i
  where i.workspace_id = current_workspace() and i.id = p_import for update;
  -- looked at anew, for whoever waited above has the row as it was before
  if not exists (select from import i where i.workspace_id = current_workspace() and i.id = p_import
      and i.status = 'running' and i.rows_done = p_rows_done and i.taken_by = p_job) then
    raise exception 'the import is not where this batch goes on' using errcode = 'UP001';
  end if;
end $$;
