-- What stands in people's way, what it is, and what was done about it (src/features/programme/concern).
-- A concern is no record: those who raised it without their name must be found nowhere, so there is a day
-- and no moment, and ids tell no order.
create table concern (
  workspace_id uuid not null,
  id uuid not null,
  title text not null,
  body text not null default '',
  origin text not null check (origin in ('workshop', 'button', 'pulse')),
  -- the day that it comes from
  workshop_id uuid,
  -- how many say that it is theirs too
  weight integer not null default 1 check (weight between 0 and 1000000),
  -- where in Uptake it was raised
  page text,
  page_title text,
  -- whom it affects; null: everybody
  team_id uuid,
  -- set_up, implemented, managed: more than one may hold
  causes jsonb not null default '[]',
  axis text check (axis in ('technology', 'working')),
  -- what somebody must give up
  losses jsonb not null default '[]',
  theme text,
  -- null: raised without a name
  raised_by uuid,
  raised_on date not null,
  state text not null check (state in
    ('raised', 'clustered', 'diagnosed', 'answered', 'acting', 'verified', 'reopened')),
  -- the concern that stands for this one and others like it
  cluster_id uuid,
  -- the one that this was split from
  split_from uuid,
  class text check (class in ('technical', 'mixed', 'adaptive', 'undetermined')),
  -- which time it is being diagnosed
  round integer not null default 1,
  answer text check (answer in ('yes', 'no', 'experiment')),
  reason text,
  owner_id uuid,
  due_on date,
  answered_on date,
  answered_by uuid,
  -- a complaint about others' work: whoever leads them changes something too
  joint boolean not null default false,
  manager_id uuid,
  manager_change text,
  manager_due_on date,
  version integer not null default 1,
  deleted_at timestamptz,
  primary key (workspace_id, id),
  check ((answer is null) = (answered_on is null)),
  foreign key (workspace_id, team_id) references team (workspace_id, id),
  foreign key (workspace_id, raised_by) references member (workspace_id, id),
  foreign key (workspace_id, owner_id) references member (workspace_id, id),
  foreign key (workspace_id, answered_by) references member (workspace_id, id),
  foreign key (workspace_id, manager_id) references member (workspace_id, id),
  foreign key (workspace_id, cluster_id) references concern (workspace_id, id),
  foreign key (workspace_id, split_from) references concern (workspace_id, id)
);
create index concern_of_owner on concern (workspace_id, owner_id);
create index concern_in_cluster on concern (workspace_id, cluster_id);
select wall_off('concern');

-- That somebody said it is theirs too, without when.
create table concern_heard (
  workspace_id uuid not null,
  concern_id uuid not null,
  member_id uuid not null,
  primary key (workspace_id, concern_id, member_id),
  foreign key (workspace_id, concern_id) references concern (workspace_id, id),
  foreign key (workspace_id, member_id) references member (workspace_id, id)
);
select wall_off('concern_heard');

-- What one of two raters answered; the other reads it only once both are done.
create table concern_rating (
  workspace_id uuid not null,
  concern_id uuid not null,
  round integer not null,
  rater_id uuid not null,
  -- among those whom the concern affects
  affected boolean not null,
  -- ten answers, 0 to 2, with what they rest on
  scores jsonb not null,
  evidence jsonb not null,
  rated_on date not null,
  primary key (workspace_id, concern_id, round, rater_id),
  foreign key (workspace_id, concern_id) references concern (workspace_id, id),
  foreign key (workspace_id, rater_id) references member (workspace_id, id)
);
select wall_off('concern_rating');

-- What was done about it, of which kind, and whether it held.
create table concern_intervention (
  workspace_id uuid not null,
  id uuid not null,
  concern_id uuid not null,
  round integer not null,
  kind text not null check (kind in ('software', 'process', 'training', 'adaptive')),
  what text not null,
  owner_id uuid not null,
  due_on date not null,
  done_on date,
  outcome text check (outcome in ('held', 'failed')),
  version integer not null default 1,
  deleted_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, concern_id) references concern (workspace_id, id),
  foreign key (workspace_id, owner_id) references member (workspace_id, id)
);
create index concern_intervention_of on concern_intervention (workspace_id, concern_id);
create index concern_intervention_of_owner on concern_intervention (workspace_id, owner_id);
select wall_off('concern_intervention');

-- A picture of the page, drawn anew before it was sent.
create table concern_picture (
  workspace_id uuid not null,
  concern_id uuid not null,
  media_type text not null check (media_type in ('image/jpeg', 'image/png')),
  bytes bytea not null check (octet_length(bytes) <= 600000),
  primary key (workspace_id, concern_id),
  foreign key (workspace_id, concern_id) references concern (workspace_id, id)
);
select wall_off('concern_picture');
