-- One row for each record that can be found: its words, exact keys (mail, phone, domain) and who may
-- see it. Written in the record's own transaction.
create table search_entry (
  workspace_id uuid not null,
  record_id uuid not null,
  record_type text not null,
  title text not null,
  words text[] not null,
  -- 'mail:anna@globex.com', 'tel:<last nine digits>', 'dom:globex.com'
  keys text[] not null,
  owner_id uuid,
  team_id uuid,
  visibility text not null,
  at timestamptz not null,
  primary key (workspace_id, record_id)
);
create index search_entry_words on search_entry using gin (workspace_id, words);
create index search_entry_keys on search_entry using gin (workspace_id, keys);
select wall_off('search_entry');

-- The distinct words of a workspace. It grows slowly while rows grow fast, so misspellings are
-- matched here. `shortened` is the word and each form of it with one letter left out: two words that
-- share a form are one typing error apart (symmetric delete).
create table search_word (
  workspace_id uuid not null,
  word text not null collate "C",
  shortened text[] not null,
  primary key (workspace_id, word)
);
create index search_word_shortened on search_word using gin (workspace_id, shortened);
create index search_word_parts on search_word using gin (workspace_id, word gin_trgm_ops);
select wall_off('search_word', 'select, insert');

-- The words of a text: without case and accents, letters and digits only, each once, at most 400.
create function search_words(p_text text) returns text[]
language sql immutable parallel safe as $$
  select coalesce(array_agg(word), '{}') from (
    select distinct left(word, 40) as word
    from regexp_split_to_table(normal_text(coalesce(p_text, '')), '[^[:alnum:]]+') as word
    where word <> '' limit 400) as words
$$;

create function search_shortened(p_word text) returns text[]
language sql immutable parallel safe as $$
  select array_agg(distinct form) from (
    select p_word as form
    union all
    select overlay(p_word placing '' from i for 1)
    from generate_series(1, length(p_word)) as i where length(p_word) between 3 and 24) as forms
$$;

-- Makes the words known. Sorted, so that two writers cannot wait for one another in a circle.
create function learn_words(p_words text[]) returns void
language sql as $$
  insert into search_word (workspace_id, word, shortened)
  select current_workspace(), word, search_shortened(word)
  from (select distinct unnest(p_words) collate "C" as word) as given
  where not exists (
    select from search_word known
    where known.workspace_id = current_workspace() and known.word = given.word)
  order by word
  on conflict do nothing
$$;

-- The words of the workspace that a typed word may mean, with how sure: 1 the same, 0.9 it begins
-- so, below that a misspelling or a part.
create function similar_words(p_token text) returns table (word text, score real)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  v_workspace uuid := current_workspace();
begin
  return query
    select w.word::text, 1::real from search_word w
    where w.workspace_id = v_workspace and w.word = p_token
    union all
    (select w.word::text, (0.9 - 0.01 * least(length(w.word) - length(p_token), 20))::real
     from search_word w
     where w.workspace_id = v_workspace and w.word > p_token and w.word < p_token || U&'\FFFF'
     limit 60);
  if length(p_token) >= 4 then
    return query
      select near.word::text,
        (case when near.distance <= 1 then 0.75
              when near.letters then 0.72
              else 0.5 end)::real
      from (select w.word, levenshtein(w.word, p_token) as distance,
              array(select unnest(string_to_array(w.word, null)) order by 1)
                = array(select unnest(string_to_array(p_token, null)) order by 1) as letters
            from search_word w
            where w.workspace_id = v_workspace and w.shortened && search_shortened(p_token)
              and w.word <> p_token
            limit 200) as near;
  end if;
  if length(p_token) >= 3 then
    return query
      select near.word::text, near.score from (
        select w.word, (0.6 * word_similarity(p_token, w.word))::real as score
        from search_word w
        where w.workspace_id = v_workspace and w.word like '%' || p_token || '%'
          and not starts_with(w.word, p_token)
        limit 40) as near;
  end if;
  if length(p_token) >= 6 then
    return query
      select near.word::text, near.score from (
        select w.word, (0.65 * similarity(w.word, p_token))::real as score
        from search_word w
        where w.workspace_id = v_workspace and w.word % p_token
        order by similarity(w.word, p_token) desc limit 20) as near
      where near.score >= 0.26;
  end if;
end $$;
revoke all on function similar_words(text) from public;
grant execute on function similar_words(text) to uptake_app;

-- The records that a line of text may mean, best first, among those that the member may see.
-- First with every word as typed or begun, then misspelled, then with one word missing.
create function search_records(
  p_query text, p_types text[], p_member uuid, p_teams uuid[], p_all_teams boolean, p_limit integer)
returns table (record_type text, record_id uuid, title text, score real)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  v_workspace uuid := current_workspace();
  v_tokens text[];
  v_count integer;
  v_token_of integer[];
  v_words text[];
  v_scores real[];
  v_stage integer;
  v_least real;
  v_where text;
  v_sql text;
  v_found integer := 0;
  v_row record;
  v_skip integer;
begin
  -- ordered as typed; more than eight words say no more
  select array_agg(word) into v_tokens from (
    select word from regexp_split_to_table(normal_text(left(p_query, 500)), '[^[:alnum:]]+') as word
    where word <> '' limit 8) as words;
  v_count := coalesce(array_length(v_tokens, 1), 0);
  if v_count = 0 then return; end if;

  select array_agg(s.token), array_agg(s.word), array_agg(s.score)
  into v_token_of, v_words, v_scores
  from (select t.token::integer as token, w.word, max(w.score) as score
        from unnest(v_tokens) with ordinality as t(text, token), similar_words(t.text) as w
        group by 1, 2) as s;
  if v_words is null then return; end if;

  -- stages: 0 all words surely, 1 all words perhaps, 2.. one word left out in turn
  for v_stage in 0 .. (case when v_count > 1 then 2 else 1 end) loop
    v_least := case when v_stage = 0 then 0.7 else 0 end;
    v_where := '';
    if v_stage < 2 then
      for v_skip in 1 .. v_count loop
        v_where := v_where || format(' and e.words && %L::text[]', (
          select coalesce(array_agg(w), '{}') from unnest(v_token_of, v_words, v_scores) as c(t, w, s)
          where c.t = v_skip and c.s >= v_least
            and (v_stage > 0 or c.s >= 0.8 or c.s = (
              select max(x.s) from unnest(v_token_of, v_scores) as x(t, s) where x.t = v_skip))));
      end loop;
    else
      select ' and (' || string_agg(one, ' or ') || ')' into v_where from (
        select format('e.words && %L::text[]', array_agg(c.w)) as one
        from unnest(v_token_of, v_words, v_scores) as c(t, w, s)
        where c.s >= 0.7 group by c.t) as parts;
      if v_where is null then exit; end if;
    end if;
    v_sql := format(
      'select e.record_type, e.record_id, e.title,
         (ranked.score / %s
           + case e.record_type when ''person'' then 0.2 when ''company'' then 0.2 when ''task'' then 0.05 else 0 end)::real as score
       from (select * from search_entry e
             where e.workspace_id = $1 and ($2 is null or e.record_type = any($2))
               and (e.visibility = ''workspace'' or e.owner_id = $3
                    or (e.visibility = ''team'' and ($5 or e.team_id = any($4)))) %s
             limit 300) as e,
         lateral (select sum(best) as score from (
           select max(c.s * case when position(c.w in normal_text(e.title)) > 0 then 1 else 0.8 end) as best
           from unnest($6::integer[], $7::text[], $8::real[]) as c(t, w, s)
           where c.w = any(e.words) group by c.t) as tokens) as ranked
       order by score desc, e.at desc limit $9', v_count, v_where);
    for v_row in execute v_sql
      using v_workspace, p_types, p_member, p_teams, p_all_teams, v_token_of, v_words, v_scores, p_limit
    loop
      v_found := v_found + 1;
      record_type := v_row.record_type; record_id := v_row.record_id;
      title := v_row.title; score := v_row.score;
      return next;
    end loop;
    -- a later stage repeats the rows of an earlier one, so it runs only when that found nothing
    if v_found > 0 then return; end if;
  end loop;
end $$;
revoke all on function search_records(text, text[], uuid, uuid[], boolean, integer) from public;
grant execute on function search_records(text, text[], uuid, uuid[], boolean, integer) to uptake_app;

-- The records that hold any of the exact keys, among those that the member may see.
create function find_by_keys(
  p_keys text[], p_types text[], p_member uuid, p_teams uuid[], p_all_teams boolean)
returns table (record_type text, record_id uuid, title text, keys text[])
language sql stable security definer set search_path = public, pg_temp as $$
  select e.record_type, e.record_id, e.title, e.keys from search_entry e
  where e.workspace_id = current_workspace() and e.keys && p_keys
    and (p_types is null or e.record_type = any(p_types))
    and (e.visibility = 'workspace' or e.owner_id = p_member
         or (e.visibility = 'team' and (p_all_teams or e.team_id = any(p_teams))))
  limit 5000
$$;
revoke all on function find_by_keys(text[], text[], uuid, uuid[], boolean) from public;
grant execute on function find_by_keys(text[], text[], uuid, uuid[], boolean) to uptake_app;
