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
-- Without the workspace in front: this kind of index would read its list of every row for each look.
-- What another workspace has of a word is dropped row by row. Written at once, for a list of what is
-- pending would be read by each look as well.
create index search_entry_words on search_entry using gin (words) with (fastupdate = off);
create index search_entry_keys on search_entry using gin (keys) with (fastupdate = off);
select wall_off('search_entry');

-- The distinct words of a workspace. It grows slowly while rows grow fast, so misspellings are
-- matched here. `shortened` is the word and each form of it with one letter left out: two words that
-- share a form are one typing error apart (symmetric delete). Numbers are as many as the rows, and
-- nobody misspells them: they are found by how they begin alone.
create table search_word (
  workspace_id uuid not null,
  word text not null collate "C",
  shortened text[] not null,
  primary key (workspace_id, word)
);
create index search_word_shortened on search_word using gin (shortened) with (fastupdate = off);
create index search_word_parts on search_word using gin (word gin_trgm_ops)
  with (fastupdate = off) where word !~ '[0-9]';
select wall_off('search_word', 'select, insert');

-- The words of a text: without case and accents, letters and digits only, each once, at most 400.
create function search_words(p_text text) returns text[]
language plpgsql immutable parallel safe as $$
begin
  return coalesce((select array_agg(word) from (
    select distinct left(word, 40) as word
    from regexp_split_to_table(normal_text(coalesce(p_text, '')), '[^[:alnum:]]+') as word
    where word <> '' limit 400) as words), '{}');
end $$;

create function search_shortened(p_word text) returns text[]
language plpgsql immutable parallel safe as $$
begin
  if p_word ~ '[0-9]' then return '{}'; end if;
  return (select array_agg(distinct form) from (
    select p_word as form
    union all
    select overlay(p_word placing '' from i for 1)
    from generate_series(1, length(p_word)) as i where length(p_word) between 3 and 24) as forms);
end $$;

-- Makes the words known. Sorted, so that two writers cannot wait for one another in a circle.
create function learn_words(p_words text[]) returns void
language plpgsql as $$
begin
  insert into search_word (workspace_id, word, shortened)
  select current_workspace(), word, search_shortened(word)
  from (select distinct unnest(p_words) collate "C" as word) as given
  where not exists (
    select from search_word known
    where known.workspace_id = current_workspace() and known.word = given.word)
  order by word
  on conflict do nothing;
end $$;

-- The words of the workspace that a typed word surely means, with how sure: 1 the same, 0.9 it
-- begins so, 0.75 one typing error, 0.72 two letters swapped; 0.5 is a guess.
create function meant_words(p_token text) returns table (word text, score real)
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
   where length(p_token) >= 4 and w.workspace_id = current_workspace()
     and w.shortened && search_shortened(p_token) and w.word <> p_token
   limit 100)
$$;

-- The words that a typed word may mean besides: it is a part of them, or they look alike.
create function similar_words(p_token text) returns table (word text, score real)
language sql stable as $$
  (select w.word::text, (0.6 * word_similarity(p_token, w.word))::real from search_word w
   where length(p_token) >= 3 and w.workspace_id = current_workspace() and w.word !~ '[0-9]'
     and w.word like '%' || p_token || '%' and not starts_with(w.word, p_token)
   limit 40)
  union all
  (select w.word::text, (0.65 * similarity(w.word, p_token))::real from search_word w
   where length(p_token) >= 6 and w.workspace_id = current_workspace() and w.word !~ '[0-9]'
     and w.word % p_token and similarity(w.word, p_token) >= 0.4
   order by similarity(w.word, p_token) desc limit 20)
$$;

-- A step of search_records: the entries that hold a word of each set, or of any if not `p_all`, best
-- first, out of some of those that fit, for one word may be in very many. The three lists are the
-- words, which typed word each stands for, and how surely.
create function ranked_entries(
  p_token_of integer[], p_words text[], p_scores real[], p_count integer, p_all boolean,
  p_types text[], p_member uuid, p_teams uuid[], p_all_teams boolean, p_limit integer)
returns table (record_type text, record_id uuid, title text, score real)
language plpgsql stable as $$
declare
  v_where text;
begin
  select string_agg(format('e.words && %L::text[]', words), case when p_all then ' and ' else ' or ' end)
  into v_where
  from (select array_agg(c.w) as words from unnest(p_token_of, p_words) as c(t, w) group by c.t) as sets;
  return query execute format(
    'select e.record_type, e.record_id, e.title,
       (ranked.score / $8 + case e.record_type
         when ''person'' then 0.2 when ''company'' then 0.2 when ''task'' then 0.05 else 0 end)::real
     from (
       select e.*, normal_text(e.title) as plain from search_entry e
       where e.workspace_id = current_workspace() and (%s) and ($4 is null or e.record_type = any($4))
         and (e.visibility = ''workspace'' or e.owner_id = $5
              or (e.visibility = ''team'' and ($7 or e.team_id = any($6))))
       limit $10) as e,
       lateral (select sum(best) as score from (
         select max(c.s * case when position(c.w in e.plain) > 0 then 1::real else 0.8::real end) as best
         from unnest($1, $2, $3) as c(t, w, s) where c.w = any(e.words) group by c.t) as tokens) as ranked
     order by 4 desc, e.at desc limit $9', v_where)
  using p_token_of, p_words, p_scores, p_types, p_member, p_teams, p_all_teams, p_count, p_limit,
    case when p_scores <@ array[1]::real[] then 4 * p_limit else 100 + p_limit end;
end $$;

-- The records that a line of text may mean, best first, among those that the member may see. First
-- with every word as typed, then begun or misspelled, then by what looks alike, then by any word.
-- Its plans are kept, for to plan takes longer than to look.
create function search_records(
  p_query text, p_types text[], p_member uuid, p_teams uuid[], p_all_teams boolean, p_limit integer)
returns table (record_type text, record_id uuid, title text, score real)
language plpgsql stable security definer
set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
declare
  v_tokens text[];
  v_count integer;
  v_step integer;
  v_token_of integer[];
  v_words text[];
  v_scores real[];
  v_step_token_of integer[];
  v_step_words text[];
  v_step_scores real[];
  v_seen uuid[] := '{}';
begin
  -- as typed; more than eight words say no more
  select array_agg(word) into v_tokens from (
    select word from regexp_split_to_table(normal_text(left(p_query, 500)), '[^[:alnum:]]+') as word
    where word <> '' limit 8) as words;
  v_count := coalesce(array_length(v_tokens, 1), 0);
  if v_count = 0 then return; end if;
  select array_agg(t.token), array_agg(m.word), array_agg(m.score)
  into v_token_of, v_words, v_scores
  from unnest(v_tokens) with ordinality as t(text, token), meant_words(t.text) as m;

  for v_step in 0 .. 3 loop
    if v_step = 2 then
      select array_agg(c.t), array_agg(c.w), array_agg(c.s) into v_token_of, v_words, v_scores
      from (select u.t, u.w, max(u.s) as s from (
              select * from unnest(v_token_of, v_words, v_scores) as known(t, w, s)
              union all
              select t.token, m.word, m.score
              from unnest(v_tokens) with ordinality as t(text, token), similar_words(t.text) as m) as u
            group by 1, 2) as c;
    end if;
    select array_agg(c.t), array_agg(c.w), array_agg(c.s)
    into v_step_token_of, v_step_words, v_step_scores
    from unnest(v_token_of, v_words, v_scores) as c(t, w, s)
    where c.s >= case v_step when 0 then 1::real when 2 then 0 else 0.7::real end;
    continue when v_step_words is null or (v_step = 3 and v_count = 1)
      or (v_step < 3 and (select count(distinct t) from unnest(v_step_token_of) as t) < v_count);
    for record_type, record_id, title, score in
      select r.record_type, r.record_id, r.title, r.score
      from ranked_entries(v_step_token_of, v_step_words, v_step_scores, v_count, v_step < 3,
        p_types, p_member, p_teams, p_all_teams, p_limit) as r
      where r.record_id <> all(v_seen)
    loop
      v_seen := v_seen || record_id;
      return next;
    end loop;
    -- the steps that guess run only when the sure ones found nothing
    if cardinality(v_seen) >= p_limit or (v_step > 0 and cardinality(v_seen) > 0) then return; end if;
  end loop;
end $$;
revoke all on function search_records(text, text[], uuid, uuid[], boolean, integer) from public;
grant execute on function search_records(text, text[], uuid, uuid[], boolean, integer) to uptake_app;

-- The records that hold any of the exact keys, among those that the member may see.
create function find_by_keys(
  p_keys text[], p_types text[], p_member uuid, p_teams uuid[], p_all_teams boolean)
returns table (record_type text, record_id uuid, title text, keys text[])
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query select e.record_type, e.record_id, e.title, e.keys from search_entry e
  where e.workspace_id = current_workspace() and e.keys && p_keys
    and (p_types is null or e.record_type = any(p_types))
    and (e.visibility = 'workspace' or e.owner_id = p_member
         or (e.visibility = 'team' and (p_all_teams or e.team_id = any(p_teams))))
  limit 5000;
end $$;
revoke all on function find_by_keys(text[], text[], uuid, uuid[], boolean) from public;
grant execute on function find_by_keys(text[], text[], uuid, uuid[], boolean) to uptake_app;
