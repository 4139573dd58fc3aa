-- An administrator who looks at the workspace as one of its members sees it.
create table view_as (
  workspace_id uuid not null,
  id uuid not null,
  viewer_id uuid not null,
  member_id uuid not null,
  begun_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ended_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, viewer_id) references member (workspace_id, id),
  foreign key (workspace_id, member_id) references member (workspace_id, id)
);
create index view_as_of_viewer on view_as (workspace_id, viewer_id);
select wall_off('view_as');

-- What is recorded about a member; who looked lately; what was erased.
create index ledger_event_of_actor on ledger_event (workspace_id, actor_id, seq desc);
create index ledger_event_views on ledger_event (workspace_id, at desc) where right(verb, 7) = '.viewed';
create index ledger_event_erasures on ledger_event (workspace_id, seq desc)
  where record_type = 'erasure';

-- Every text below a JSON value with what fits the pattern made unreadable.
create function hide_in_json(p_value jsonb, p_pattern text) returns jsonb
language plpgsql immutable parallel safe as $$
begin
  case jsonb_typeof(p_value)
  when 'string' then
    return to_jsonb(regexp_replace(p_value #>> '{}', p_pattern, '▮▮▮', 'gi'));
  when 'array' then
    return coalesce((select jsonb_agg(hide_in_json(item, p_pattern) order by place)
      from jsonb_array_elements(p_value) with ordinality as t(item, place)), '[]');
  when 'object' then
    return coalesce((select jsonb_object_agg(key, hide_in_json(value, p_pattern))
      from jsonb_each(p_value)), '{}');
  else return p_value;
  end case;
end $$;

-- A record's own fields without references to these records.
create function custom_without(p_custom jsonb, p_ids text[]) returns jsonb
language plpgsql immutable parallel safe as $$
begin
  return coalesce((select jsonb_object_agg(key, case when jsonb_typeof(value) = 'array'
      then (select coalesce(jsonb_agg(item order by place), '[]')
        from jsonb_array_elements(value) with ordinality as t(item, place)
        where not (jsonb_typeof(item) = 'string' and item #>> '{}' = any(p_ids)))
      else value end)
    from jsonb_each(p_custom)
    where not (jsonb_typeof(value) = 'string' and value #>> '{}' = any(p_ids))), '{}');
end $$;

-- JSON as text in which words stand as they were written, for looking through it.
create function readable_json(p_value jsonb) returns text
language plpgsql immutable parallel safe as $$
begin
  return replace(replace(replace(p_value::text, '\n', ' '), '\t', ' '), '\"', '"');
end $$;

-- Erases records of the current workspace for good, with all that the database holds of them: their
-- rows, what refers to them, their values in the ledger (the events stay, and their chain), and
-- words elsewhere that fit the pattern. `p_tables`: the record tables, what refers after what it
-- refers to. It goes by the catalogue, so that a table made later is reached as well. Gives what was
-- touched besides: {"touched": {table: [id]}, "events", "words": [word]}.
create function erase_for_good(p_gone uuid[], p_pattern text, p_tables text[]) returns jsonb
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_workspace uuid := current_workspace();
  v_spared text[] := array['ledger_event', 'ledger_head', 'member', 'team', 'view_as'];
  v_column record;
  v_table text;
  v_ids uuid[];
  v_touched jsonb := '{}';
  v_texts text := '';
  v_part text;
  v_words text[];
  v_events integer;
begin
  if v_workspace is null then
    raise exception 'no workspace is set on this connection';
  end if;

  foreach v_table in array p_tables loop
    execute format('select string_agg(to_jsonb(r)::text, '' '') from %I r
      where workspace_id = $1 and id = any($2)', v_table) into v_part using v_workspace, p_gone;
    v_texts := v_texts || ' ' || coalesce(v_part, '');
  end loop;
  select v_texts || ' ' || coalesce(string_agg(changes::text, ' '), '') into v_texts
  from ledger_event where workspace_id = v_workspace and record_id = any(p_gone);
  select array_agg(distinct left(word, 40)) into v_words
  from regexp_split_to_table(normal_text(v_texts), '[^[:alnum:]]+') as word where word <> '';

  -- what refers to them
  for v_column in
    select c.relname::text as tab, a.attname::text as col, a.atttypid::regtype::text as kind,
      c.relname = any(p_tables) as is_record
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      and a.atttypid in ('uuid'::regtype, 'uuid[]'::regtype) and a.attname not in ('workspace_id')
      and c.relname <> all(v_spared)
      and not (c.relname = any(p_tables) and a.attname in ('id', 'owner_id', 'team_id'))
      and exists (select from pg_attribute w
        where w.attrelid = c.oid and w.attname = 'workspace_id' and not w.attisdropped)
  loop
    if v_column.kind = 'uuid[]' then
      execute format('update %1$I t set %2$I = array(select x from unnest(%2$I) x where x <> all($2))
        where workspace_id = $1 and %2$I && $2', v_column.tab, v_column.col)
      using v_workspace, p_gone;
    elsif v_column.is_record then
      execute format('update %1$I t set %2$I = null where workspace_id = $1 and %2$I = any($2)
        and id <> all($2)', v_column.tab, v_column.col) using v_workspace, p_gone;
    else
      execute format('delete from %1$I where workspace_id = $1 and %2$I = any($2)',
        v_column.tab, v_column.col) using v_workspace, p_gone;
    end if;
  end loop;
  delete from idempotent_answer where workspace_id = v_workspace and exists (
    select from regexp_matches(body::text, '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}', 'g') as m
    where m[1]::uuid = any(p_gone));
  for v_table in select unnest(p_tables) loop
    execute format('update %I r set custom = custom_without(custom, $2) where workspace_id = $1
      and custom <> ''{}'' and custom <> custom_without(custom, $2)', v_table)
    using v_workspace, p_gone::text[];
  end loop;

  -- they themselves
  for v_table in
    select t from unnest(p_tables) with ordinality as given(t, place) order by place desc
  loop
    execute format('delete from %I where workspace_id = $1 and id = any($2)', v_table)
    using v_workspace, p_gone;
  end loop;

  -- their names, addresses and numbers in other words
  if p_pattern <> '' then
    for v_column in
      select c.relname::text as tab, a.attname::text as col, a.atttypid::regtype::text as kind,
        c.relname = any(p_tables) as is_record,
        exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary
          and a.attnum = any(i.indkey)) as is_key
      from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        and a.attgenerated = ''
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
        and a.atttypid in ('text'::regtype, 'text[]'::regtype, 'jsonb'::regtype)
        and c.relname <> all(v_spared || array['search_entry', 'search_word'])
        and exists (select from pg_attribute w
          where w.attrelid = c.oid and w.attname = 'workspace_id' and not w.attisdropped)
    loop
      v_part := case v_column.kind when 'jsonb' then 'readable_json(%I)'
        when 'text[]' then 'array_to_string(%I, '' | '')' else '%I' end;
      v_part := format(v_part, v_column.col) || ' ~* $2';
      if v_column.is_key then
        execute format('delete from %I where workspace_id = $1 and %s', v_column.tab, v_part)
        using v_workspace, p_pattern;
      else
        execute format('with done as (update %1$I t set %2$I = %3$s
            where workspace_id = $1 and %4$s returning %5$s as id)
          select array_agg(id) from done', v_column.tab, v_column.col,
          format(case v_column.kind when 'jsonb' then 'hide_in_json(%1$I, $2)'
            when 'text[]' then
              'array(select regexp_replace(x, $2, ''▮▮▮'', ''gi'') from unnest(%1$I) x)'
            else 'regexp_replace(%1$I, $2, ''▮▮▮'', ''gi'')' end, v_column.col),
          v_part, case when v_column.is_record then 'id' else 'null::uuid' end)
        into v_ids using v_workspace, p_pattern;
        if v_column.is_record and v_ids is not null then
          v_touched := jsonb_set(v_touched, array[v_column.tab],
            coalesce(v_touched -> v_column.tab, '[]') || to_jsonb(v_ids));
        end if;
      end if;
    end loop;
  end if;
  for v_table in select jsonb_object_keys(v_touched) loop
    execute format('update %I set version = version + 1, updated_at = now()
      where workspace_id = $1 and id = any($2)', v_table)
    using v_workspace, array(select jsonb_array_elements_text(v_touched -> v_table)::uuid);
  end loop;

  update ledger_event set changes = null, changes_salt = null
  where workspace_id = v_workspace and changes_salt is not null
    and (record_id = any(p_gone)
      or (p_pattern <> '' and changes is not null and readable_json(changes) ~* p_pattern));
  get diagnostics v_events = row_count;
  return jsonb_build_object('touched', v_touched, 'events', v_events,
    'words', to_jsonb(coalesce(v_words, '{}')));
end $$;
revoke all on function erase_for_good(uuid[], text, text[]) from public;
grant execute on function erase_for_good(uuid[], text, text[]) to uptake_app;

-- Drops words that no record has any more from what search knows.
create function forget_words(p_words text[]) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from search_word w
  where w.workspace_id = current_workspace() and w.word = any(p_words)
    and not exists (select from search_entry e
      where e.workspace_id = current_workspace() and e.words @> array[w.word::text]);
end $$;
revoke all on function forget_words(text[]) from public;
grant execute on function forget_words(text[]) to uptake_app;
