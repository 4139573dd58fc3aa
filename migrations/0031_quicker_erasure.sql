-- Whether a text holds words that a pattern finds. Patterns are slow and most texts hold nothing, so
-- that a plain look goes first: for parts of words, and for digits with nothing between them.
create function holds_words(p_text text, p_pattern text, p_parts text[], p_digits text[])
returns boolean language plpgsql immutable parallel safe as $$
begin
  if p_text is null then return false; end if;
  if lower(p_text) like any(p_parts) or translate(p_text, ' ()./-', '') like any(p_digits) then
    return p_text ~* p_pattern;
  end if;
  return false;
end $$;

-- As in migration 17, but each table is gone through once.
drop function erase_for_good(uuid[], text, text[]);
create function erase_for_good(
  p_gone uuid[], p_tables text[], p_pattern text, p_parts text[], p_digits text[])
returns jsonb
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
  foreach v_table in array p_tables loop
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
      select found.tab, found.tab = any(p_tables) as is_record,
        string_agg(format(case found.kind
            when 'jsonb' then '%1$I = hide_in_json(%1$I, $2)'
            when 'text[]' then '%1$I = case when %1$I is not null then
              array(select regexp_replace(x, $2, ''▮▮▮'', ''gi'') from unnest(%1$I) x) end'
            else '%1$I = regexp_replace(%1$I, $2, ''▮▮▮'', ''gi'')' end, found.col), ', ')
          filter (where not found.is_key) as sets,
        string_agg(format('holds_words(%I, $2, $3, $4)', found.col), ' or ')
          filter (where found.is_key and found.kind = 'text') as keys
      from (
        select c.relname::text as tab, a.attname::text as col, a.atttypid::regtype::text as kind,
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
      ) as found
      group by found.tab
    loop
      if v_column.keys is not null then
        execute format('delete from %I where workspace_id = $1 and (%s)',
          v_column.tab, v_column.keys)
        using v_workspace, p_pattern, p_parts, p_digits;
      end if;
      continue when v_column.sets is null;
      execute format('with done as (update %1$I t set %2$s where workspace_id = $1
          and holds_words(readable_json(to_jsonb(t)), $2, $3, $4) returning %3$s as id)
        select array_agg(id) from done', v_column.tab, v_column.sets,
        case when v_column.is_record then 'id' else 'null::uuid' end)
      into v_ids using v_workspace, p_pattern, p_parts, p_digits;
      if v_column.is_record and v_ids is not null then
        v_touched := v_touched || jsonb_build_object(v_column.tab, v_ids);
        execute format('update %I set version = version + 1, updated_at = now()
          where workspace_id = $1 and id = any($2)', v_column.tab) using v_workspace, v_ids;
      end if;
    end loop;
  end if;

  update ledger_event set changes = null, changes_salt = null
  where workspace_id = v_workspace and changes_salt is not null
    and (record_id = any(p_gone) or (p_pattern <> ''
      and holds_words(readable_json(changes), p_pattern, p_parts, p_digits)));
  get diagnostics v_events = row_count;
  return jsonb_build_object('touched', v_touched, 'events', v_events,
    'words', to_jsonb(coalesce(v_words, '{}')));
end $$;
revoke all on function erase_for_good(uuid[], text[], text, text[], text[]) from public;
grant execute on function erase_for_good(uuid[], text[], text, text[], text[]) to uptake_app;
