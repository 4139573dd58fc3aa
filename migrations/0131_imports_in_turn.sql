-- Keeps an import for a batch that was sent while the one before it was still being stored: the rows
-- before it must be stored, and nobody may have stopped the import, or nothing of the batch is stored.
create function hold_import(p_import uuid, p_rows_done integer) returns void
language plpgsql as $$
begin
  perform from import i
  where i.workspace_id = current_workspace() and i.id = p_import for update;
  -- looked at anew, for whoever waited above has the row as it was before
  if not exists (select from import i where i.workspace_id = current_workspace() and i.id = p_import
      and i.status = 'running' and i.rows_done = p_rows_done) then
    raise exception 'the import is not where this batch goes on' using errcode = 'UP001';
  end if;
end $$;

-- Words as before. What begins with a digit is as many as the rows, and most is new: it is stored
-- without a look whether it is known, and has no shortened forms.
create or replace function learn_words(p_words text[]) returns void
language plpgsql as $$
declare
  v_workspace uuid := current_workspace();
  v_words text[] := array(select word from unnest(p_words) as given(word) group by word);
begin
  insert into search_word (workspace_id, word, shortened)
  select v_workspace, word, '{}' from unnest(v_words) as given(word)
  where word collate "C" < ':'
  order by word collate "C"
  on conflict do nothing;
  insert into search_word (workspace_id, word, shortened)
  select v_workspace, word, search_shortened(word) from unnest(v_words) as given(word)
  where word collate "C" >= ':' and not exists (
    select from search_word known
    where known.workspace_id = v_workspace and known.word = given.word collate "C")
  order by word collate "C"
  on conflict do nothing;
end $$;
