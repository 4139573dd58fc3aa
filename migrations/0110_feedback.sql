-- What people say to those who run Uptake, and what became of it (src/features/programme/feedback).
create table feedback (
  workspace_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('thanks', 'metric', 'bug', 'unknown')),
  said text not null,
  page text,
  -- null: said without a name
  member_id uuid,
  said_on date not null,
  -- who looks after it; null for a moment only
  owner_id uuid,
  answer text,
  done boolean not null default false,
  answered_on date,
  -- whoever said it has read the answer
  seen boolean not null default false,
  version integer not null default 1,
  deleted_at timestamptz,
  primary key (workspace_id, id),
  check ((answer is null) = (answered_on is null)),
  foreign key (workspace_id, member_id) references member (workspace_id, id),
  foreign key (workspace_id, owner_id) references member (workspace_id, id)
);
create index feedback_of_member on feedback (workspace_id, member_id);
create index feedback_of_owner on feedback (workspace_id, owner_id);
select wall_off('feedback');

-- That whoever raised a concern has read what was answered.
create table concern_seen (
  workspace_id uuid not null,
  concern_id uuid not null,
  answered_on date not null,
  primary key (workspace_id, concern_id, answered_on),
  foreign key (workspace_id, concern_id) references concern (workspace_id, id)
);
select wall_off('concern_seen');
