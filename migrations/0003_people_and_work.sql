-- Text as it is compared and sorted: without case and accents. `unaccent` is not marked immutable
-- because its dictionary could be changed; ours is the one that ships with PostgreSQL.
create function normal_text(p_text text) returns text
language plpgsql immutable parallel safe strict
as $$ begin return lower(public.unaccent('public.unaccent'::regdictionary, p_text)); end $$;

create table company (
  workspace_id uuid not null,
  id uuid not null,
  title text not null,
  title_key text not null generated always as (left(normal_text(title), 200)) stored,
  owner_id uuid,
  team_id uuid,
  visibility text not null default 'workspace' check (visibility in ('workspace', 'team', 'private')),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  name text,
  domains text[] not null default '{}',
  phones text[] not null default '{}',
  website text,
  industry text,
  street text,
  postal_code text,
  city text,
  country text,
  tags text[] not null default '{}',
  about text,
  primary key (workspace_id, id),
  foreign key (workspace_id, owner_id) references member (workspace_id, id),
  foreign key (workspace_id, team_id) references team (workspace_id, id)
);
create index company_by_title on company (workspace_id, title_key collate "C", id);
create index company_by_created on company (workspace_id, created_at desc, id desc);
-- Without the workspace in front: this kind of index would read its list of every row for each look.
create index company_title_parts on company using gin (title_key gin_trgm_ops)
  with (fastupdate = off);
select wall_off('company');

create table person (
  workspace_id uuid not null,
  id uuid not null,
  title text not null,
  title_key text not null generated always as (left(normal_text(title), 200)) stored,
  owner_id uuid,
  team_id uuid,
  visibility text not null default 'workspace' check (visibility in ('workspace', 'team', 'private')),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  first_name text,
  last_name text,
  company_id uuid,
  job_title text,
  emails text[] not null default '{}',
  phones text[] not null default '{}',
  street text,
  postal_code text,
  city text,
  country text,
  birthday text,
  tags text[] not null default '{}',
  about text,
  primary key (workspace_id, id),
  foreign key (workspace_id, owner_id) references member (workspace_id, id),
  foreign key (workspace_id, team_id) references team (workspace_id, id),
  foreign key (workspace_id, company_id) references company (workspace_id, id)
);
create index person_by_title on person (workspace_id, title_key collate "C", id);
create index person_by_created on person (workspace_id, created_at desc, id desc);
create index person_by_company on person (workspace_id, company_id);
create index person_title_parts on person using gin (title_key gin_trgm_ops)
  with (fastupdate = off);
-- Told more exactly how often a part of a name occurs, the planner chooses rightly between the index
-- of parts and the order of the list.
alter table person alter column title_key set statistics 300;
select wall_off('person');

create table activity (
  workspace_id uuid not null,
  id uuid not null,
  title text not null,
  title_key text not null generated always as (left(normal_text(title), 200)) stored,
  owner_id uuid,
  team_id uuid,
  visibility text not null default 'workspace' check (visibility in ('workspace', 'team', 'private')),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  kind text not null check (kind in ('call', 'meeting', 'visit', 'note', 'message')),
  body text,
  occurred_at timestamptz not null,
  person_id uuid,
  company_id uuid,
  primary key (workspace_id, id),
  foreign key (workspace_id, owner_id) references member (workspace_id, id),
  foreign key (workspace_id, team_id) references team (workspace_id, id),
  foreign key (workspace_id, person_id) references person (workspace_id, id),
  foreign key (workspace_id, company_id) references company (workspace_id, id)
);
create index activity_by_time on activity (workspace_id, occurred_at desc, id desc);
create index activity_of_person on activity (workspace_id, person_id, occurred_at desc, id desc);
create index activity_of_company on activity (workspace_id, company_id, occurred_at desc, id desc);
create index activity_by_created on activity (workspace_id, created_at desc, id desc);
select wall_off('activity');

create table task (
  workspace_id uuid not null,
  id uuid not null,
  title text not null,
  title_key text not null generated always as (left(normal_text(title), 200)) stored,
  owner_id uuid,
  team_id uuid,
  visibility text not null default 'workspace' check (visibility in ('workspace', 'team', 'private')),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  subject text,
  due_on date,
  due_at timestamptz,
  kind text check (kind in ('follow_up', 'call', 'meeting', 'visit', 'message')),
  person_id uuid,
  company_id uuid,
  done_at timestamptz,
  note text,
  primary key (workspace_id, id),
  foreign key (workspace_id, owner_id) references member (workspace_id, id),
  foreign key (workspace_id, team_id) references team (workspace_id, id),
  foreign key (workspace_id, person_id) references person (workspace_id, id),
  foreign key (workspace_id, company_id) references company (workspace_id, id)
);
create index task_open_of_owner on task (workspace_id, owner_id, due_on, id)
  where done_at is null and deleted_at is null;
create index task_of_person on task (workspace_id, person_id, due_on desc, id desc);
create index task_of_company on task (workspace_id, company_id, due_on desc, id desc);
create index task_by_created on task (workspace_id, created_at desc, id desc);
select wall_off('task');

-- Under row-level security an operator that is not leak-proof cannot use an index, which makes a
-- "contains" filter a hundred times slower. Only a superuser may say so; elsewhere it stays slow.
do $$
begin
  alter function pg_catalog.textlike(text, text) leakproof;
exception when insufficient_privilege then
  raise notice 'filters by part of a name will read every row: the database user is no superuser';
end $$;
