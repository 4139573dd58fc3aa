-- What distinguishes the work that ends well (src/features/programme/practice), from being taken up
-- until it is kept or retired.
create table practice (
  workspace_id uuid not null,
  id uuid not null,
  -- which of the habits that are looked for
  habit text not null,
  -- counts, odds and interval as they were when it was taken up
  found jsonb not null,
  taken_up_on date not null,
  taken_up_by uuid not null,
  outcome text check (outcome in ('kept', 'retired')),
  reason text,
  settled_on date,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  deleted_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, taken_up_by) references member (workspace_id, id)
);
create unique index practice_of_habit on practice (workspace_id, habit)
  where deleted_at is null and outcome is distinct from 'retired';
select wall_off('practice');

-- Who shows it, of their own accord, and who has tried it. That somebody was asked to show it and said
-- nothing stands nowhere.
create table practice_part (
  workspace_id uuid not null,
  id uuid not null,
  practice_id uuid not null,
  member_id uuid not null,
  part text not null check (part in ('shows', 'tries')),
  -- of who shows it
  consent text check (consent in ('named', 'unnamed', 'no')),
  case_ids jsonb not null default '[]',
  -- of who tries it
  helps boolean,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  deleted_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, practice_id) references practice (workspace_id, id),
  foreign key (workspace_id, member_id) references member (workspace_id, id)
);
create unique index practice_part_of_member on practice_part (workspace_id, practice_id, member_id)
  where deleted_at is null;
select wall_off('practice_part');
