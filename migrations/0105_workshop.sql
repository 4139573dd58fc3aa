-- Workshops (src/features/programme/workshop). What people send before it is revealed, how they vote and
-- who has joined stands in tables that are not logged: no log of the database tells of it, no backup
-- holds it, and it is destroyed, file and all, when cards are revealed and votes are closed. If the
-- database breaks down meanwhile it is empty; the phones keep what they sent and send it again.
create table workshop (
  workspace_id uuid not null,
  id uuid not null,
  title text not null,
  -- which steps it has: src/features/programme/workshop/templates.ts
  template text not null,
  held_on date not null,
  -- who facilitates
  owner_id uuid not null,
  team_id uuid,
  visibility text not null default 'workspace' check (visibility in ('workspace', 'team', 'private')),
  -- [{"text", "serves"}]: what we want to reach, and how the CRM serves it
  objectives jsonb not null default '[]',
  -- [{"text", "options": [text], "right"}]: whether that was understood
  questions jsonb not null default '[]',
  -- dots that each participant may give
  dots integer not null default 5 check (dots between 1 and 20),
  -- what participants join by
  code text not null,
  step integer not null default 0,
  -- of a step that collects: open, then done
  phase text not null default 'open' check (phase in ('open', 'done')),
  -- {"ends_at"} while it runs, {"left_s"} while it stands still
  timer jsonb,
  -- how many have joined, as far as it was counted; never fewer
  took_part integer not null default 0,
  -- how many answered the questions and what: {"answered", "picked": [[count]]}
  checked jsonb,
  closed_on date,
  -- rises with each change of the board
  version integer not null default 1,
  created_at timestamptz not null default now(),
  deleted_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, owner_id) references member (workspace_id, id)
);
select wall_off('workshop');

create table workshop_cluster (
  workspace_id uuid not null,
  id uuid not null,
  workshop_id uuid not null,
  title text,
  -- dots, once the vote is closed
  votes integer,
  -- {"answer", "reason", "owner_id", "due_on"}
  answer jsonb,
  concern_id uuid,
  version integer not null default 1,
  deleted_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, workshop_id) references workshop (workspace_id, id)
);
create index workshop_cluster_of on workshop_cluster (workspace_id, workshop_id);
select wall_off('workshop_cluster');

-- A card that was revealed. It bears no author and no time, and its id is random.
create table workshop_card (
  workspace_id uuid not null,
  id uuid not null,
  workshop_id uuid not null,
  kind text not null,
  text text not null,
  -- of the kind image: which one
  image text,
  -- null for images, which stand for themselves
  cluster_id uuid,
  -- why it is not shown
  hidden text,
  version integer not null default 1,
  deleted_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, workshop_id) references workshop (workspace_id, id),
  foreign key (workspace_id, cluster_id) references workshop_cluster (workspace_id, id)
);
create index workshop_card_of on workshop_card (workspace_id, workshop_id);
create index workshop_card_in_cluster on workshop_card (workspace_id, cluster_id);
select wall_off('workshop_card');

-- Two cards that were suggested as alike, and are not.
create table workshop_unlike (
  workspace_id uuid not null,
  workshop_id uuid not null,
  card_id uuid not null,
  other_id uuid not null,
  primary key (workspace_id, workshop_id, card_id, other_id),
  foreign key (workspace_id, workshop_id) references workshop (workspace_id, id)
);
select wall_off('workshop_unlike');

-- Who has joined, as the keyed hash of a secret that the phone has made; nothing else of them.
create unlogged table workshop_participant (
  workspace_id uuid not null,
  workshop_id uuid not null,
  token_hash bytea not null,
  primary key (workspace_id, workshop_id, token_hash)
) with (autovacuum_enabled = false);
select wall_off('workshop_participant');

-- What was sent and is not revealed, by the keyed hash of a secret of its own, which tells no participant.
create unlogged table workshop_draft (
  workspace_id uuid not null,
  workshop_id uuid not null,
  secret_hash bytea not null,
  kind text not null,
  text text not null,
  image text,
  primary key (workspace_id, workshop_id, secret_hash)
) with (autovacuum_enabled = false);
select wall_off('workshop_draft');

-- How somebody votes or answers the questions (`round`), until it is closed.
create unlogged table workshop_ballot (
  workspace_id uuid not null,
  workshop_id uuid not null,
  round text not null,
  ballot_hash bytea not null,
  marks jsonb not null,
  primary key (workspace_id, workshop_id, round, ballot_hash)
) with (autovacuum_enabled = false);
select wall_off('workshop_ballot');

-- nothing of what they hold goes into the statistics of the database either
alter table workshop_participant alter column token_hash set statistics 0;
alter table workshop_draft alter column secret_hash set statistics 0,
  alter column kind set statistics 0, alter column text set statistics 0,
  alter column image set statistics 0;
alter table workshop_ballot alter column ballot_hash set statistics 0,
  alter column marks set statistics 0;

-- By what code anybody finds a workshop, in whatever workspace.
create table directory.workshop_code (
  code text primary key,
  workspace_id uuid not null,
  workshop_id uuid not null
);
grant select, insert, update, delete on directory.workshop_code to uptake_app;

-- Gives the drafts of a workshop in an order of chance and destroys them: the table begins in a new
-- file, and what others have not revealed yet is put there in an order of chance as well.
create function take_workshop_drafts(p_workspace uuid, p_workshop uuid)
returns table (kind text, text text, image text)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  taken workshop_draft[];
  others workshop_draft[];
begin
  if p_workspace is distinct from nullif(current_setting('uptake.workspace_id', true), '')::uuid then
    raise exception 'this is another workspace';
  end if;
  lock table workshop_draft in access exclusive mode;
  select coalesce(array_agg(d order by gen_random_uuid()), '{}') into taken from workshop_draft d
    where d.workspace_id = p_workspace and d.workshop_id = p_workshop;
  select coalesce(array_agg(d order by gen_random_uuid()), '{}') into others from workshop_draft d
    where (d.workspace_id, d.workshop_id) is distinct from (p_workspace, p_workshop);
  truncate workshop_draft;
  insert into workshop_draft select (o).* from unnest(others) as o;
  return query select (t).kind, (t).text, (t).image from unnest(taken) as t;
end $$;
revoke all on function take_workshop_drafts from public;
grant execute on function take_workshop_drafts to uptake_app;

-- The same for the ballots of a round.
create function take_workshop_ballots(p_workspace uuid, p_workshop uuid, p_round text)
returns table (marks jsonb)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  taken workshop_ballot[];
  others workshop_ballot[];
begin
  if p_workspace is distinct from nullif(current_setting('uptake.workspace_id', true), '')::uuid then
    raise exception 'this is another workspace';
  end if;
  lock table workshop_ballot in access exclusive mode;
  select coalesce(array_agg(b order by gen_random_uuid()), '{}') into taken from workshop_ballot b
    where b.workspace_id = p_workspace and b.workshop_id = p_workshop and b.round = p_round;
  select coalesce(array_agg(b order by gen_random_uuid()), '{}') into others from workshop_ballot b
    where (b.workspace_id, b.workshop_id, b.round) is distinct from (p_workspace, p_workshop, p_round);
  truncate workshop_ballot;
  insert into workshop_ballot select (o).* from unnest(others) as o;
  return query select (t).marks from unnest(taken) as t;
end $$;
revoke all on function take_workshop_ballots from public;
grant execute on function take_workshop_ballots to uptake_app;

-- Forgets who has joined, once the workshop is closed.
create function forget_workshop_participants(p_workspace uuid, p_workshop uuid)
returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  others workshop_participant[];
begin
  if p_workspace is distinct from nullif(current_setting('uptake.workspace_id', true), '')::uuid then
    raise exception 'this is another workspace';
  end if;
  lock table workshop_participant in access exclusive mode;
  select coalesce(array_agg(p order by gen_random_uuid()), '{}') into others from workshop_participant p
    where (p.workspace_id, p.workshop_id) is distinct from (p_workspace, p_workshop);
  truncate workshop_participant;
  insert into workshop_participant select (o).* from unnest(others) as o;
end $$;
revoke all on function forget_workshop_participants from public;
grant execute on function forget_workshop_participants to uptake_app;
