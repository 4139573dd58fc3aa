-- A saved view may stand among the segments.
alter table saved_view add column is_segment boolean not null default false;

-- What people may be written to for, by the administrator: newsletter, offers, events.
create table purpose (
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
  custom jsonb not null default '{}',
  name text,
  legal_basis text check (legal_basis in ('consent', 'contract', 'legitimate_interest')),
  wording text,
  primary key (workspace_id, id),
  foreign key (workspace_id, owner_id) references member (workspace_id, id),
  foreign key (workspace_id, team_id) references team (workspace_id, id)
);
create index purpose_by_title on purpose (workspace_id, title_key collate "C", id);
create index purpose_by_created on purpose (workspace_id, created_at desc, id desc);
create index purpose_custom on purpose using gin (custom jsonb_path_ops)
  with (fastupdate = off) where custom <> '{}';
select wall_off('purpose');

-- What a person said of a purpose. Nothing of it is changed; of several the latest holds.
create table consent (
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
  custom jsonb not null default '{}',
  person_id uuid,
  purpose_id uuid,
  state text check (state in ('given', 'refused', 'withdrawn')),
  source text check (source in
    ('form', 'mail', 'paper', 'import', 'quote_page', 'spoken', 'unsubscribe_link')),
  stated_at timestamptz,
  proof text,
  file_id uuid,
  recorded_by uuid,
  -- Follows from the dates of all that a person said of the purpose.
  holds boolean not null default false,
  primary key (workspace_id, id),
  foreign key (workspace_id, owner_id) references member (workspace_id, id),
  foreign key (workspace_id, team_id) references team (workspace_id, id),
  foreign key (workspace_id, person_id) references person (workspace_id, id),
  foreign key (workspace_id, purpose_id) references purpose (workspace_id, id),
  foreign key (workspace_id, file_id) references file (workspace_id, id),
  foreign key (workspace_id, recorded_by) references member (workspace_id, id)
);
create index consent_by_title on consent (workspace_id, title_key collate "C", id);
create index consent_by_created on consent (workspace_id, created_at desc, id desc);
create index consent_of_person on consent (workspace_id, person_id, purpose_id);
create index consent_that_holds on consent (workspace_id, purpose_id, person_id, state)
  where holds and deleted_at is null;
create index consent_of_file on consent (workspace_id, file_id) where file_id is not null;
create index consent_title_parts on consent using gin (title_key gin_trgm_ops) with (fastupdate = off);
create index consent_custom on consent using gin (custom jsonb_path_ops)
  with (fastupdate = off) where custom <> '{}';
select wall_off('consent');
create trigger pass_audience_to_consent after update of visibility, owner_id, team_id on person
  for each row when ((old.visibility, old.owner_id, old.team_id)
    is distinct from (new.visibility, new.owner_id, new.team_id))
  execute function pass_audience_on('consent', 'person_id');

-- By which ways a person does not want to be spoken to at all.
alter table person add column do_not_contact text[] not null default '{}';

-- What is known of a mail address, whoever has it: it is shown beside people who may be seen.
create table mail_address (
  workspace_id uuid not null,
  id uuid not null,
  email text not null,
  bounce text check (bounce in ('hard', 'soft')),
  bounced_on date,
  reason text,
  soft_bounces integer not null default 0,
  confirmed_on date,
  primary key (workspace_id, id),
  unique (workspace_id, email)
);
select wall_off('mail_address');
