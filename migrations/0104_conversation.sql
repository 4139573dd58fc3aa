-- A conversation of two, between who leads a team and somebody of it. Its words are the two's alone
-- (src/features/programme/conversation): in no event, no search, no report and no export of others, and
-- gone after 90 days.
create table conversation (
  workspace_id uuid not null,
  id uuid not null,
  leader_id uuid not null,
  member_id uuid not null,
  proposed_by uuid not null,
  proposed_on date not null,
  -- of who was asked: since then it is under way
  begun_on date,
  -- what the leader found when looking for what is in the way
  barrier text,
  barrier_on date,
  -- what is said in it, as { situation, behaviour, impact, listened, kind, agreement, check_on, checked }
  words jsonb not null default '{}',
  -- what each of the two has agreed to on which day; a change of the agreement empties both
  leader_agreed_on date,
  member_agreed_on date,
  leader_erases boolean not null default false,
  member_erases boolean not null default false,
  closed_on date,
  erase_on date not null,
  version integer not null default 1,
  primary key (workspace_id, id),
  foreign key (workspace_id, leader_id) references member (workspace_id, id),
  foreign key (workspace_id, member_id) references member (workspace_id, id),
  foreign key (workspace_id, proposed_by) references member (workspace_id, id)
);
create unique index conversation_of_two on conversation (workspace_id, leader_id, member_id)
  where closed_on is null;
create index conversation_of_member on conversation (workspace_id, member_id);
create index conversation_to_erase on conversation (workspace_id, erase_on);
select wall_off('conversation');

-- All that leaves a conversation: that one was held, or was not.
create table conversation_sum (
  workspace_id uuid not null,
  month date not null,
  held integer not null default 0,
  not_held integer not null default 0,
  primary key (workspace_id, month)
);
select wall_off('conversation_sum');

-- Who leads has gone through the short introduction.
create table conversation_intro (
  workspace_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  done_on date not null,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  deleted_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, member_id) references member (workspace_id, id)
);
create unique index conversation_intro_of_member on conversation_intro (workspace_id, member_id);
select wall_off('conversation_intro');
