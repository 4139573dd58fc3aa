-- Effort said as a range of hours, and what either side reads in it (src/features/programme/plan).
create table programme_estimate (
  workspace_id uuid not null,
  id uuid not null,
  what text not null,
  least_hours integer not null check (least_hours > 0),
  most_hours integer not null,
  made_by uuid not null,
  created_at timestamptz not null default now(),
  deleted_at timestamptz,
  primary key (workspace_id, id),
  check (most_hours > least_hours),
  foreign key (workspace_id, made_by) references member (workspace_id, id)
);
select wall_off('programme_estimate');

-- All readings stay; the latest of each side counts.
create table programme_reading (
  workspace_id uuid not null,
  id uuid not null,
  estimate_id uuid not null,
  member_id uuid not null,
  -- who asks for the work, and who does it
  side text not null check (side in ('asks', 'does')),
  hours integer not null check (hours > 0),
  words text,
  said_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, estimate_id) references programme_estimate (workspace_id, id),
  foreign key (workspace_id, member_id) references member (workspace_id, id)
);
create index programme_reading_in_order on programme_reading (workspace_id, estimate_id, said_at);
select wall_off('programme_reading', 'select, insert');
