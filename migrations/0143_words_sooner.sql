-- What search needs of a new record, in less of PostgreSQL's time. What the functions promise stays as
-- it was.

-- Most texts are letters, digits and few signs. To set blanks for these is a quarter of the work of a
-- regular expression, which begins anew behind each word.
create or replace function search_words(p_text text) returns text[]
language plpgsql immutable parallel safe as $$
declare
  v_text text := normal_text(coalesce(p_text, ''));
  v_words text[];
begin
  if v_text ~ '^[a-z0-9 .@+&,-]*$' then
    v_words := string_to_array(replace(replace(replace(replace(replace(replace(
      v_text, '.', ' '), '@', ' '), '+', ' '), '&', ' '), ',', ' '), '-', ' '), ' ');
  else
    v_words := regexp_split_to_array(v_text, '[^[:alnum:]]+');
  end if;
  v_words := array_remove(v_words::varchar(40)[]::text[], '');
  if cardinality(v_words) > 400 then
    return array(select distinct unnest(v_words) limit 400);
  end if;
  return tsvector_to_array(array_to_tsvector(v_words));
end $$;

-- Of a letter that is doubled it does not matter which of the two is left out; all other forms differ.
create or replace function search_shortened(p_word text) returns text[]
language plpgsql immutable parallel safe as $$
declare
  v_forms text[] := array[p_word];
  v_letter text;
  v_before text := '';
begin
  if p_word ~ '[0-9]' then return '{}'; end if;
  if length(p_word) not between 3 and 24 then return v_forms; end if;
  for i in 1 .. length(p_word) loop
    v_letter := substr(p_word, i, 1);
    if v_letter <> v_before then
      v_forms := v_forms || (left(p_word, i - 1) || substr(p_word, i + 1));
    end if;
    v_before := v_letter;
  end loop;
  return v_forms;
end $$;

-- A word without digits is one that has shortened forms. To ask for these is less than to look through
-- each new number, of which there are as many as rows.
drop index search_word_parts;
create index search_word_parts on search_word using gin (word gin_trgm_ops)
  with (fastupdate = off) where shortened <> '{}';
create or replace function similar_words(p_token text) returns table (word text, score real)
language sql stable as $$
  (select w.word::text, (0.6 * word_similarity(p_token, w.word))::real from search_word w
   where length(p_token) >= 3 and w.workspace_id = current_workspace() and w.shortened <> '{}'
     and w.word like '%' || p_token || '%' and not starts_with(w.word, p_token)
   limit 40)
  union all
  (select w.word::text, (0.65 * similarity(w.word, p_token))::real from search_word w
   where length(p_token) >= 6 and w.workspace_id = current_workspace() and w.shortened <> '{}'
     and w.word % p_token and similarity(w.word, p_token) >= 0.4
   order by similarity(w.word, p_token) desc limit 20)
$$;

-- While a list is imported the forms and parts of new words are gathered as well.
create or replace function gather_words(p_on boolean) returns void
language plpgsql security definer set search_path = public, pg_temp set lock_timeout = '3s' as $$
declare
  v_index text;
begin
  if not p_on and exists (select from import i
    where i.status = 'running' and i.updated_at > now() - interval '2 minutes') then
    return;
  end if;
  foreach v_index in array array['person_title_parts', 'company_title_parts', 'search_entry_words',
    'search_word_parts', 'search_word_shortened'] loop
    if p_on is distinct from (select 'fastupdate=on' = any(c.reloptions)
      from pg_class c where c.oid = v_index::regclass) then
      execute format('alter index %I set (fastupdate = %s, gin_pending_list_limit = %s)', v_index,
        case when p_on then 'on' else 'off' end,
        case v_index when 'search_entry_words' then 2048 when 'search_word_parts' then 512
          when 'search_word_shortened' then 512 else 4096 end);
    end if;
    if not p_on then
      perform gin_clean_pending_list(v_index::regclass);
    end if;
  end loop;
exception when lock_not_available then null; -- it is a matter of speed alone
end $$;

-- An import asks for namesakes within a company: by both at once it need not go through all of the name.
create index person_of_company on person (workspace_id, company_id, title_key collate "C");
drop index person_by_company;
alter index person_of_company rename to person_by_company;

-- What is newest goes to the end of an index, whose pages stay full then; at its beginning each page
-- was split in halves. Lists that show the newest first read it backwards.
create index person_in_created_order on person (workspace_id, created_at, id)
  include (title_key, deleted_at, visibility, owner_id, team_id);
create index company_in_created_order on company (workspace_id, created_at, id)
  include (title_key, deleted_at, visibility, owner_id, team_id);
create index ledger_event_by_actor on ledger_event (workspace_id, actor_id, seq);
drop index person_by_created, company_by_created, ledger_event_of_actor;
alter index person_in_created_order rename to person_by_created;
alter index company_in_created_order rename to company_by_created;
alter index ledger_event_by_actor rename to ledger_event_of_actor;
