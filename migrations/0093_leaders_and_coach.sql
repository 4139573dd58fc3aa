-- What leaders promise in public, and what was asked for outside (src/features/adoption/leader).
create table leader_commitment (
  workspace_id uuid not null,
  id uuid not null,
  leader_id uuid not null,
  what text not null,
  due_on date not null,
  -- what the leader says of it: kept or not_kept; null: open
  outcome text check (outcome in ('kept', 'not_kept')),
  settled_on date,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  deleted_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, leader_id) references member (workspace_id, id)
);
create index leader_commitment_of_leader on leader_commitment (workspace_id, leader_id, due_on);
select wall_off('leader_commitment');

-- What members say of it, as sums alone: who said what is written nowhere. What is shown moves by five
-- answers at a time, so that no single one can be told from the difference.
create table commitment_echo (
  workspace_id uuid not null,
  commitment_id uuid not null,
  confirmed integer not null default 0,
  doubted integer not null default 0,
  shown_confirmed integer not null default 0,
  shown_doubted integer not null default 0,
  primary key (workspace_id, commitment_id),
  foreign key (workspace_id, commitment_id) references leader_commitment (workspace_id, id)
);
select wall_off('commitment_echo');

-- That somebody has answered, without what and when.
create table commitment_heard (
  workspace_id uuid not null,
  commitment_id uuid not null,
  member_id uuid not null,
  primary key (workspace_id, commitment_id, member_id),
  foreign key (workspace_id, commitment_id) references leader_commitment (workspace_id, id),
  foreign key (workspace_id, member_id) references member (workspace_id, id)
);
select wall_off('commitment_heard');

-- That a report was asked for outside the system, once a day at most; not by whom this was said.
create table asked_outside (
  workspace_id uuid not null,
  leader_id uuid not null,
  report_id uuid not null,
  asked_on date not null,
  primary key (workspace_id, leader_id, report_id, asked_on),
  foreign key (workspace_id, leader_id) references member (workspace_id, id)
);
select wall_off('asked_outside');

-- An outside coach sees sums alone, until this day.
alter table member add column coach_until date;
alter table directory.one_time_link add column coach_until date;
