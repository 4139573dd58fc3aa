-- What one must know of a person or a company before anything else, in the order it is to be read.
create table fact (
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
  text text,
  place integer,
  person_id uuid,
  company_id uuid,
  custom jsonb not null default '{}',
  primary key (workspace_id, id),
  foreign key (workspace_id, owner_id) references member (workspace_id, id),
  foreign key (workspace_id, team_id) references team (workspace_id, id),
  foreign key (workspace_id, person_id) references person (workspace_id, id),
  foreign key (workspace_id, company_id) references company (workspace_id, id)
);
create index fact_by_created on fact (workspace_id, created_at desc, id desc);
create index fact_of_person on fact (workspace_id, person_id);
create index fact_of_company on fact (workspace_id, company_id);
create index fact_custom on fact using gin (custom jsonb_path_ops)
  with (fastupdate = off) where custom <> '{}';
select wall_off('fact');

-- A file that hangs on one record. What it holds lies in the data folder or in an object store,
-- under `stored_as`, before this row is there.
create table file (
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
  media_type text,
  bytes integer,
  sha256 text,
  stored_as text,
  has_preview boolean not null default false,
  person_id uuid,
  company_id uuid,
  activity_id uuid,
  task_id uuid,
  custom jsonb not null default '{}',
  primary key (workspace_id, id),
  foreign key (workspace_id, owner_id) references member (workspace_id, id),
  foreign key (workspace_id, team_id) references team (workspace_id, id),
  foreign key (workspace_id, person_id) references person (workspace_id, id),
  foreign key (workspace_id, company_id) references company (workspace_id, id),
  foreign key (workspace_id, activity_id) references activity (workspace_id, id),
  foreign key (workspace_id, task_id) references task (workspace_id, id)
);
create index file_by_created on file (workspace_id, created_at desc, id desc);
create unique index file_stored_as on file (workspace_id, stored_as);
create index file_of_person on file (workspace_id, person_id);
create index file_of_company on file (workspace_id, company_id);
create index file_of_activity on file (workspace_id, activity_id);
create index file_of_task on file (workspace_id, task_id);
create index file_custom on file using gin (custom jsonb_path_ops)
  with (fastupdate = off) where custom <> '{}';
select wall_off('file');

-- Who sees a record sees what hangs on it, and nobody else: facts and files take over their record's
-- audience in the moment it changes, search included. `tg_argv`: the table that follows, its column.
create function pass_audience_on() returns trigger language plpgsql as $$
begin
  execute format(
    'with followed as (
       update %1$I r set visibility = $1,
         owner_id = case when $1 = ''workspace'' then r.owner_id else $2 end,
         team_id = case when $1 = ''workspace'' then r.team_id else $3 end
       where r.workspace_id = $4 and r.%2$I = $5
       returning r.id, r.visibility, r.owner_id, r.team_id)
     update search_entry e set visibility = f.visibility, owner_id = f.owner_id, team_id = f.team_id
     from followed f where e.workspace_id = $4 and e.record_id = f.id',
    tg_argv[0], tg_argv[1])
  using new.visibility, new.owner_id, new.team_id, new.workspace_id, new.id;
  return null;
end $$;

do $$
declare
  v_pair text[];
begin
  foreach v_pair slice 1 in array array[
    ['person', 'fact'], ['company', 'fact'],
    ['person', 'file'], ['company', 'file'], ['activity', 'file'], ['task', 'file']] loop
    execute format(
      'create trigger pass_audience_to_%2$s after update of visibility, owner_id, team_id on %1$I
         for each row when ((old.visibility, old.owner_id, old.team_id)
           is distinct from (new.visibility, new.owner_id, new.team_id))
         execute function pass_audience_on(%2$L, %3$L)',
      v_pair[1], v_pair[2], v_pair[1] || '_id');
  end loop;
end $$;

-- The lines "- [ ] …" of a note that became tasks. `item` is the line as it was last read, by which it
-- is known again when the note is edited.
create table note_task (
  workspace_id uuid not null,
  activity_id uuid not null,
  task_id uuid not null,
  item text not null,
  primary key (workspace_id, activity_id, task_id),
  foreign key (workspace_id, activity_id) references activity (workspace_id, id) on delete cascade,
  foreign key (workspace_id, task_id) references task (workspace_id, id) on delete cascade
);
create index note_task_of_task on note_task (workspace_id, task_id);
select wall_off('note_task');

-- Who is spoken to or of in a note: a colleague or a person, with the words that name them.
create table note_mention (
  workspace_id uuid not null,
  activity_id uuid not null,
  place integer not null,
  said text not null,
  member_id uuid,
  person_id uuid,
  created_at timestamptz not null default now(),
  primary key (workspace_id, activity_id, place),
  foreign key (workspace_id, activity_id) references activity (workspace_id, id) on delete cascade,
  foreign key (workspace_id, member_id) references member (workspace_id, id),
  foreign key (workspace_id, person_id) references person (workspace_id, id),
  check (num_nonnulls(member_id, person_id) = 1)
);
create index note_mention_of_member on note_mention (workspace_id, member_id, created_at desc)
  where member_id is not null;
create index note_mention_of_person on note_mention (workspace_id, person_id)
  where person_id is not null;
select wall_off('note_mention');
