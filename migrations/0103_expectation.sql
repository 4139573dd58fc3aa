-- What is expected of everybody, and what everybody gets for it (src/features/programme/expectation).
create table expectation (
  workspace_id uuid not null,
  id uuid not null,
  edition integer not null,
  asks jsonb not null,
  gives jsonb not null,
  -- from then on leaders sign, and the words stand still
  opened_on date,
  published_on date,
  -- a later edition has taken its place
  replaced_on date,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  deleted_at timestamptz,
  primary key (workspace_id, id)
);
select wall_off('expectation');

create table expectation_answer (
  workspace_id uuid not null,
  id uuid not null,
  expectation_id uuid not null,
  member_id uuid not null,
  read_on date,
  agreed_on date,
  -- of a leader who does not lead by the live figures yet: what they say of it, for everybody to read
  statement text,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  deleted_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, expectation_id) references expectation (workspace_id, id),
  foreign key (workspace_id, member_id) references member (workspace_id, id)
);
create unique index expectation_answer_once
  on expectation_answer (workspace_id, expectation_id, member_id);
create index expectation_answer_of_member on expectation_answer (workspace_id, member_id);
select wall_off('expectation_answer');

-- Between the one who asks and the sponsor; the words are in no event of the ledger.
create table expectation_question (
  workspace_id uuid not null,
  id uuid not null,
  expectation_id uuid not null,
  member_id uuid not null,
  question text not null default '',
  answer text,
  asked_on date not null,
  answered_on date,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  deleted_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, expectation_id) references expectation (workspace_id, id),
  foreign key (workspace_id, member_id) references member (workspace_id, id)
);
create index expectation_question_of_member on expectation_question (workspace_id, member_id);
select wall_off('expectation_question');
