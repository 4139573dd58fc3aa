-- Seen by whom it names and who leads them: its owner is whom it names, its team the owner's, or without
-- an owner the one that it names (decision 053). So it is with goals, which all saw before.
alter table goal drop constraint goal_visibility_check;
update goal r set
  owner_id = r.of_member,
  team_id = case when r.of_member is null
    then (select t.id from team t where t.workspace_id = r.workspace_id and t.id::text = r.of_team)
    else (select m.team_id from member m where m.workspace_id = r.workspace_id and m.id = r.of_member) end,
  visibility = case when r.of_member is null and r.of_team is null then 'workspace' else 'named' end;
alter table goal add constraint goal_visibility_check check (visibility in ('workspace', 'named'));
update search_entry e set owner_id = r.owner_id, team_id = r.team_id, visibility = r.visibility
from goal r where e.workspace_id = r.workspace_id and e.record_id = r.id;

drop function search_records(text, text[], uuid, uuid[], boolean, integer);
drop function ranked_entries(
  integer[], text[], real[], integer, boolean, text[], uuid, uuid[], boolean, integer);
drop function find_by_keys(text[], text[], uuid, uuid[], boolean);

-- A step of search_records: the entries that hold a word of each set, or of any if not `p_all`, best
-- first, out of some of those that fit, for one word may be in very many. The three lists are the
-- words, which typed word each stands for, and how surely.
create function ranked_entries(
  p_token_of integer[], p_words text[], p_scores real[], p_count integer, p_all boolean,
  p_types text[], p_member uuid, p_teams uuid[], p_all_teams boolean, p_limit integer,
  p_self uuid, p_led uuid[], p_leads boolean)
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
              or (e.visibility = ''team'' and ($7 or e.team_id = any($6)))
              or (e.visibility = ''named'' and ($13 or e.owner_id = $11
                or e.team_id = any(case when e.owner_id is null then $6 else $12 end))))
       limit $10) as e,
       lateral (select sum(best) as score from (
         select max(c.s * case when position(c.w in e.plain) > 0 then 1::real else 0.8::real end) as best
         from unnest($1, $2, $3) as c(t, w, s) where c.w = any(e.words) group by c.t) as tokens) as ranked
     order by 4 desc, e.at desc limit $9', v_where)
  using p_token_of, p_words, p_scores, p_types, p_member, p_teams, p_all_teams, p_count, p_limit,
    case when p_scores <@ array[1]::real[] then 4 * p_limit else 100 + p_limit end,
    p_self, p_led, p_leads;
end $$;

-- The records that a line of text may mean, best first, among those that the member may see. First
-- with every word as typed, then begun or misspelled, then by what looks alike, then by any word.
-- Its plans are kept, for to plan takes longer than to look.
create function search_records(
  p_query text, p_types text[], p_member uuid, p_teams uuid[], p_all_teams boolean, p_limit integer,
  p_self uuid default null, p_led uuid[] default '{}', p_leads boolean default false)
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
        p_types, p_member, p_teams, p_all_teams, p_limit, p_self, p_led, p_leads) as r
      where r.record_id <> all(v_seen)
    loop
      v_seen := v_seen || record_id;
      return next;
    end loop;
    -- the steps that guess run only when the sure ones found nothing
    if cardinality(v_seen) >= p_limit or (v_step > 0 and cardinality(v_seen) > 0) then return; end if;
  end loop;
end $$;
revoke all on function search_records(text, text[], uuid, uuid[], boolean, integer, uuid, uuid[], boolean)
  from public;
grant execute on function search_records(text, text[], uuid, uuid[], boolean, integer, uuid, uuid[], boolean)
  to uptake_app;

-- The records that hold any of the exact keys, among those that the member may see. Keys are almost
-- unique, so their index alone is right: until statistics are taken, as while a first import fills
-- the workspace, PostgreSQL would rather look through all that is in it. Hence `is true`.
create function find_by_keys(
  p_keys text[], p_types text[], p_member uuid, p_teams uuid[], p_all_teams boolean,
  p_self uuid default null, p_led uuid[] default '{}', p_leads boolean default false)
returns table (record_type text, record_id uuid, title text, keys text[])
language sql stable security definer set search_path = public, pg_temp set enable_seqscan = off as $$
  select e.record_type, e.record_id, e.title, e.keys from search_entry e
  where (e.workspace_id = current_workspace()) is true and e.keys && p_keys
    and (p_types is null or e.record_type = any(p_types))
    and (e.visibility = 'workspace' or e.owner_id = p_member
         or (e.visibility = 'team' and (p_all_teams or e.team_id = any(p_teams)))
         or (e.visibility = 'named' and (p_leads or e.owner_id = p_self
           or e.team_id = any(case when e.owner_id is null then p_teams else p_led end))))
  limit 5000
$$;
revoke all on function find_by_keys(text[], text[], uuid, uuid[], boolean, uuid, uuid[], boolean)
  from public;
grant execute on function find_by_keys(text[], text[], uuid, uuid[], boolean, uuid, uuid[], boolean)
  to uptake_app;
