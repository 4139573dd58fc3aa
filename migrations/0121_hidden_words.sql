-- What was written on a card of a workshop and is hidden there is hidden in the ledger as well: its events
-- of the concern that the card has become, and of the task of who sees to that, that bear words lose
-- their values, as what is erased by law does. They stay, and so does the hash of what they said, so that
-- the chain holds.
create function forget_concern_words(p_concern uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_workspace uuid := nullif(current_setting('uptake.workspace_id', true), '')::uuid;
  v_owed text := encode(sha256(convert_to('owed ' || p_concern || ' answer', 'UTF8')), 'hex');
  -- the id of that task: src/features/programme/concern/server/owed-task-commands.ts
  v_task uuid := (substr(v_owed, 1, 8) || '-' || substr(v_owed, 9, 4) || '-8' || substr(v_owed, 14, 3)
    || '-a' || substr(v_owed, 18, 3) || '-' || substr(v_owed, 21, 12))::uuid;
begin
  if not exists (select from concern c where c.workspace_id = v_workspace and c.id = p_concern
      and c.origin = 'workshop') then
    raise exception 'no concern of a workshop';
  end if;
  update ledger_event e set changes = null, changes_salt = null
  where e.workspace_id = v_workspace and e.changes ?| array['title', 'body', 'subject']
    and (e.record_type, e.record_id) in (('concern', p_concern), ('task', v_task));
end $$;
revoke all on function forget_concern_words(uuid) from public;
grant execute on function forget_concern_words(uuid) to uptake_app;
