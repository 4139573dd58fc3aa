-- Pages on which somebody without an account tells what they need help with.
create table case_form (
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
  heading text,
  intro text,
  thanks text,
  language text check (language in ('en', 'de', 'it')),
  queue_id uuid,
  priority text check (priority in ('low', 'normal', 'high', 'urgent')),
  asks text[] not null default '{}',
  question text,
  answers text[] not null default '{}',
  is_open boolean not null default true,
  primary key (workspace_id, id),
  foreign key (workspace_id, owner_id) references member (workspace_id, id),
  foreign key (workspace_id, team_id) references team (workspace_id, id),
  foreign key (workspace_id, queue_id) references queue (workspace_id, id)
);
create index case_form_by_title on case_form (workspace_id, title_key collate "C", id);
create index case_form_by_created on case_form (workspace_id, created_at desc, id desc);
create index case_form_of_queue on case_form (workspace_id, queue_id);
create index case_form_custom on case_form using gin (custom jsonb_path_ops)
  with (fastupdate = off) where custom <> '{}';
select wall_off('case_form');

-- Answers prepared for what is asked again and again, with what is done besides.
create table macro (
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
  body text,
  sets_priority text check (sets_priority in ('low', 'normal', 'high', 'urgent')),
  sets_queue_id uuid,
  then_waits boolean not null default false,
  primary key (workspace_id, id),
  foreign key (workspace_id, owner_id) references member (workspace_id, id),
  foreign key (workspace_id, team_id) references team (workspace_id, id),
  foreign key (workspace_id, sets_queue_id) references queue (workspace_id, id)
);
create index macro_by_title on macro (workspace_id, title_key collate "C", id);
create index macro_by_created on macro (workspace_id, created_at desc, id desc);
create index macro_of_queue on macro (workspace_id, sets_queue_id);
create index macro_custom on macro using gin (custom jsonb_path_ops)
  with (fastupdate = off) where custom <> '{}';
select wall_off('macro');

-- What the customer said of the help, and which articles helped.
alter table service_case
  add column satisfaction_comment text,
  add column satisfied_at timestamptz,
  add column article_ids uuid[] not null default '{}';
create index service_case_by_article on service_case using gin (article_ids)
  with (fastupdate = off) where article_ids <> '{}';
