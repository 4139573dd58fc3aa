-- How far each member is with recalling what they have learnt (src/features/programme/lesson): their
-- own affair, told to others as sums alone.
create table lesson_recall (
  workspace_id uuid not null,
  member_id uuid not null,
  lesson text not null,
  learnt_on date not null,
  -- recalls passed by doing it live: after 3, 7 and 30 days
  passed integer not null default 0 check (passed between 0 and 3),
  -- the day of the next one; null: all three passed
  next_on date,
  -- when the lesson was last read again: what is done that day was not done unaided
  read_on date,
  -- recalls for which the lesson had to be read again
  helped integer not null default 0,
  primary key (workspace_id, member_id, lesson),
  foreign key (workspace_id, member_id) references member (workspace_id, id)
);
select wall_off('lesson_recall');

-- Whether somebody knew why a field is asked, by their first answer.
create table field_quiz (
  workspace_id uuid not null,
  member_id uuid not null,
  field text not null,
  is_right boolean not null,
  asked_on date not null,
  primary key (workspace_id, member_id, field),
  foreign key (workspace_id, member_id) references member (workspace_id, id)
);
select wall_off('field_quiz');

-- Who offers help with what.
create table mentor_offer (
  workspace_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  words text not null,
  -- the lesson it goes with, if any
  lesson text,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  deleted_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, member_id) references member (workspace_id, id)
);
select wall_off('mentor_offer');

-- Who asked for it, and whether it helped.
create table mentor_ask (
  workspace_id uuid not null,
  id uuid not null,
  offer_id uuid not null,
  member_id uuid not null,
  asked_on date not null,
  helped_on date,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  deleted_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, offer_id) references mentor_offer (workspace_id, id),
  foreign key (workspace_id, member_id) references member (workspace_id, id)
);
create unique index mentor_ask_open on mentor_ask (workspace_id, offer_id, member_id)
  where deleted_at is null and helped_on is null;
select wall_off('mentor_ask');
