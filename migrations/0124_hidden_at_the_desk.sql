-- What is hidden of a concern that has come from a workshop is hidden at the desk as well, which took it up
-- in the words of its title (src/features/programme/concern/server/steps/desk-commands.ts).
create or replace function forget_concern_words(p_concern uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_workspace uuid := nullif(current_setting('uptake.workspace_id', true), '')::uuid;
  v_ids uuid[] := array[p_concern];
  v_owed text;
begin
  if not exists (select from concern c where c.workspace_id = v_workspace and c.id = p_concern
      and c.origin = 'workshop') then
    raise exception 'no concern of a workshop';
  end if;
  -- the ids of those tasks: src/features/programme/concern/server/owed-task-commands.ts
  foreach v_owed in array array['answer', 'decision'] loop
    v_owed := encode(sha256(convert_to('owed ' || p_concern || ' ' || v_owed, 'UTF8')), 'hex');
    v_ids := v_ids || (substr(v_owed, 1, 8) || '-' || substr(v_owed, 9, 4) || '-8'
      || substr(v_owed, 14, 3) || '-a' || substr(v_owed, 18, 3) || '-' || substr(v_owed, 21, 12))::uuid;
  end loop;
  v_ids := v_ids || array(select i.id from desk_item i where i.workspace_id = v_workspace
    and i.origin = 'concern' and i.subject = p_concern::text);
  update ledger_event e set changes = null, changes_salt = null
  where e.workspace_id = v_workspace and e.record_id = any(v_ids)
    and e.record_type in ('concern', 'task', 'desk_item')
    and e.changes ?| array['title', 'body', 'subject', 'said'];
end $$;
