-- What every write does, in fewer steps. What the functions promise stays as it was.

-- The end of the chain is there already, but for a workspace's first event: to insert it first made
-- each command wait twice for the one before, once to find that it is there and once to lock it. The
-- events of a command are stored by one statement.
create or replace function append_ledger(p_events jsonb, p_keep_time boolean) returns bigint
language plpgsql as $$
declare
  v_workspace uuid := current_workspace();
  v_head ledger_head;
  v_event ledger_event;
  v_events ledger_event[] := '{}';
begin
  if v_workspace is null then
    raise exception 'no workspace is set on this connection';
  end if;
  select * into v_head from ledger_head where workspace_id = v_workspace for update;
  if not found then
    insert into ledger_head values (v_workspace, 0, sha256(convert_to(v_workspace::text, 'UTF8')))
      on conflict do nothing;
    select * into v_head from ledger_head where workspace_id = v_workspace for update;
  end if;
  for v_event in select * from jsonb_populate_recordset(null::ledger_event, p_events) loop
    v_event.workspace_id := v_workspace;
    v_event.seq := v_head.seq + 1;
    if v_event.at is null or not p_keep_time then
      v_event.at := clock_timestamp();
    end if;
    v_event.occurred_at := coalesce(v_event.occurred_at, v_event.at);
    v_event.changes_salt := gen_random_uuid();
    v_event.changes_hash := ledger_changes_hash(v_event.changes_salt, v_event.changes);
    v_event.hash := ledger_hash(v_head.hash, v_event);
    v_events := v_events || v_event;
    v_head.seq := v_event.seq;
    v_head.hash := v_event.hash;
  end loop;
  insert into ledger_event select * from unnest(v_events);
  update ledger_head set seq = v_head.seq, hash = v_head.hash where workspace_id = v_workspace;
  return v_head.seq;
end $$;

-- Words as before; those of a text as long as most are made without a row for each.
create or replace function search_words(p_text text) returns text[]
language plpgsql immutable parallel safe as $$
declare
  v_text text := btrim(regexp_replace(normal_text(coalesce(p_text, '')), '[^[:alnum:]]+', ' ', 'g'));
begin
  if length(v_text) > 2000 or v_text ~ '[^ ]{41}' then
    return array(select distinct left(word, 40) from string_to_table(v_text, ' ') as word limit 400);
  end if;
  return (tsvector_to_array(array_to_tsvector(string_to_array(v_text, ' '))))[1:400];
end $$;

-- Words with digits, which are as many as the rows, have no shortened forms and need no place here.
drop index search_word_shortened;
create index search_word_shortened on search_word using gin (shortened)
  with (fastupdate = off) where shortened <> '{}';

create or replace function meant_words(p_token text) returns table (word text, score real)
language sql stable as $$
  select w.word::text, 1::real from search_word w
  where w.workspace_id = current_workspace() and w.word = p_token
  union all
  (select w.word::text, (0.9 - 0.01 * least(length(w.word) - length(p_token), 20))::real
   from search_word w
   where w.workspace_id = current_workspace() and w.word > p_token
     and w.word < p_token || U&'\FFFF'
   limit 40)
  union all
  (select w.word::text,
     (case when levenshtein_less_equal(w.word, p_token, 1) <= 1 then 0.75
           when array(select unnest(string_to_array(w.word, null)) order by 1)
             = array(select unnest(string_to_array(p_token, null)) order by 1) then 0.72
           else 0.5 end)::real
   from search_word w
   where length(p_token) >= 4 and w.workspace_id = current_workspace() and w.shortened <> '{}'
     and w.shortened && search_shortened(p_token) and w.word <> p_token
   limit 100)
$$;

-- One look a workspace is enough: it goes through all that has come since. Asked for again, it stays
-- at the time first set, unless it is wanted at once.
create or replace function enqueue_job_later(p_task text, p_payload json, p_seconds integer)
returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if to_regnamespace('graphile_worker') is null then return; end if;
  perform graphile_worker.add_job(p_task, p_payload, max_attempts => 5,
    run_at => now() + make_interval(secs => p_seconds),
    job_key => p_task || ' ' || current_workspace(),
    job_key_mode => case when p_seconds = 0 then 'replace' else 'preserve_run_at' end);
end $$;
