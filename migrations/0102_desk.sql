-- What the administrator polishes, in small releases (src/features/programme/desk).
create table desk_release (
  workspace_id uuid not null,
  id uuid not null,
  due_on date not null,
  -- null: it is the next one
  released_on date,
  note text,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  deleted_at timestamptz,
  primary key (workspace_id, id)
);
select wall_off('desk_release');

create table desk_item (
  workspace_id uuid not null,
  id uuid not null,
  -- where it came from: recorded (the ledger and the counts below), typed, feedback or a concern
  origin text not null check (origin in ('recorded', 'typed', 'feedback', 'concern')),
  -- of what was recorded: which, as `slow_form:person.created`; of the others the id of what was said
  subject text,
  said text not null,
  did text,
  status text not null default 'taken' check (status in ('taken', 'done', 'dropped')),
  -- what it cost the team in a month when it was taken up
  minutes integer,
  taken_by uuid not null,
  taken_on date not null,
  done_on date,
  release_id uuid,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  deleted_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, taken_by) references member (workspace_id, id),
  foreign key (workspace_id, release_id) references desk_release (workspace_id, id)
);
create index desk_item_of_subject on desk_item (workspace_id, subject);
create index desk_item_of_release on desk_item (workspace_id, release_id);
select wall_off('desk_item');

-- Who wants to hear when it is done: those who said it by name, and whoever joins them.
create table desk_follower (
  workspace_id uuid not null,
  id uuid not null,
  item_id uuid not null,
  member_id uuid not null,
  seen_on date,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  deleted_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, item_id) references desk_item (workspace_id, id),
  foreign key (workspace_id, member_id) references member (workspace_id, id)
);
create unique index desk_follower_once on desk_follower (workspace_id, item_id, member_id);
create index desk_follower_of_member on desk_follower (workspace_id, member_id);
select wall_off('desk_follower');

create table desk_setting (
  workspace_id uuid not null,
  id uuid not null,
  -- kept free for the administrator and the deputy
  hours_a_week integer not null check (hours_a_week between 0 and 60),
  hours_when text,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  deleted_at timestamptz,
  primary key (workspace_id, id)
);
create unique index desk_setting_one on desk_setting (workspace_id);
select wall_off('desk_setting');

-- Requests of people that were refused, and forms that were left with something typed: by day, and not
-- by whom.
create table desk_count (
  workspace_id uuid not null,
  day date not null,
  kind text not null check (kind in ('refusal', 'left')),
  -- of a refusal its route and reason, of a form the record type
  subject text not null,
  reason text not null default '',
  count integer not null,
  primary key (workspace_id, day, kind, subject, reason)
);
select wall_off('desk_count');
