-- Where cases wait for somebody who takes them: support, returns, the workshop.
create table queue (
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
  about text,
  primary key (workspace_id, id),
  foreign key (workspace_id, owner_id) references member (workspace_id, id),
  foreign key (workspace_id, team_id) references team (workspace_id, id)
);
create unique index queue_name on queue (workspace_id, title_key) where deleted_at is null;
select wall_off('queue');

-- When somebody is there: weekly hours in a time zone, and the days on which nobody is.
create table business_calendar (
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
  time_zone text,
  -- A line a day: `mon 09:00-12:00 13:00-17:00`.
  hours text,
  -- A line a day: `2026-12-25 Christmas Day`.
  holidays text,
  primary key (workspace_id, id),
  foreign key (workspace_id, owner_id) references member (workspace_id, id),
  foreign key (workspace_id, team_id) references team (workspace_id, id)
);
create unique index business_calendar_name on business_calendar (workspace_id, title_key)
  where deleted_at is null;
select wall_off('business_calendar');

-- How soon a case of a kind is answered and resolved, in minutes of its calendar.
create table service_promise (
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
  priority text check (priority in ('low', 'normal', 'high', 'urgent')),
  queue_id uuid,
  company_tag text,
  response_minutes integer,
  resolution_minutes integer,
  calendar_id uuid,
  primary key (workspace_id, id),
  foreign key (workspace_id, owner_id) references member (workspace_id, id),
  foreign key (workspace_id, team_id) references team (workspace_id, id),
  foreign key (workspace_id, queue_id) references queue (workspace_id, id),
  foreign key (workspace_id, calendar_id) references business_calendar (workspace_id, id)
);
create index service_promise_of_queue on service_promise (workspace_id, queue_id);
create index service_promise_of_calendar on service_promise (workspace_id, calendar_id);
select wall_off('service_promise');

-- What a customer needs help with, from when it is told until it is resolved.
create table service_case (
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
  number text,
  subject text,
  status text check (status in ('new', 'open', 'waiting', 'resolved', 'closed')),
  priority text check (priority in ('low', 'normal', 'high', 'urgent')),
  queue_id uuid,
  person_id uuid,
  company_id uuid,
  description text,
  deal_id uuid,
  order_id uuid,
  channel text check (channel in ('form', 'capture', 'api', 'phone', 'mail', 'visit')),
  opened_at timestamptz,
  response_due_at timestamptz,
  first_response_at timestamptz,
  resolution_due_at timestamptz,
  resolved_at timestamptz,
  resolution text,
  satisfaction text check (satisfaction in ('good', 'fair', 'bad')),
  escalated_at timestamptz,
  -- What is promised next: the response, then the resolution.
  next_due_at timestamptz,
  -- The promise that holds for it, as it was when it was made.
  promise_id uuid,
  calendar_id uuid,
  response_minutes integer,
  resolution_minutes integer,
  -- The clock stands still while we wait for the customer.
  waiting_since timestamptz,
  waited_minutes integer,
  -- Which warnings were given, and when the next is.
  escalations text[] not null default '{}',
  escalates_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, owner_id) references member (workspace_id, id),
  foreign key (workspace_id, team_id) references team (workspace_id, id),
  foreign key (workspace_id, queue_id) references queue (workspace_id, id),
  foreign key (workspace_id, person_id) references person (workspace_id, id),
  foreign key (workspace_id, company_id) references company (workspace_id, id),
  foreign key (workspace_id, deal_id) references deal (workspace_id, id),
  foreign key (workspace_id, order_id) references sales_order (workspace_id, id),
  foreign key (workspace_id, promise_id) references service_promise (workspace_id, id),
  foreign key (workspace_id, calendar_id) references business_calendar (workspace_id, id)
);
create unique index service_case_number on service_case (workspace_id, number);
create index service_case_by_title on service_case (workspace_id, title_key collate "C", id);
create index service_case_by_created on service_case (workspace_id, created_at desc, id desc);
-- In the order of its lists: by what is due next, by age, by when it was resolved.
create index service_case_by_due on service_case (workspace_id, next_due_at, id);
create index service_case_by_opened on service_case
  (workspace_id, opened_at desc nulls last, id desc);
create index service_case_by_resolved on service_case
  (workspace_id, resolved_at desc nulls last, id desc);
create index service_case_by_company on service_case (workspace_id, company_id, opened_at desc);
create index service_case_by_person on service_case (workspace_id, person_id);
create index service_case_by_deal on service_case (workspace_id, deal_id) where deal_id is not null;
create index service_case_by_order on service_case (workspace_id, order_id)
  where order_id is not null;
create index service_case_by_promise on service_case (workspace_id, promise_id);
create index service_case_by_calendar on service_case (workspace_id, calendar_id);
-- What is to do next, of all, of a member and of a queue: only the few that are open.
create index service_case_to_do on service_case (workspace_id, next_due_at, id)
  where deleted_at is null and status in ('new', 'open');
create index service_case_to_do_of_owner on service_case (workspace_id, owner_id, next_due_at, id)
  where deleted_at is null and status in ('new', 'open');
create index service_case_to_do_of_queue on service_case (workspace_id, queue_id, next_due_at, id)
  where deleted_at is null and status in ('new', 'open');
create index service_case_waiting on service_case (workspace_id, waiting_since, id)
  where deleted_at is null and status = 'waiting';
create index service_case_of_queue on service_case (workspace_id, queue_id);
create index service_case_to_escalate on service_case (workspace_id, escalates_at)
  where escalates_at is not null and deleted_at is null;
create index service_case_title_parts on service_case using gin (title_key gin_trgm_ops)
  with (fastupdate = off);
create index service_case_custom on service_case using gin (custom jsonb_path_ops)
  with (fastupdate = off) where custom <> '{}';
select wall_off('service_case');

-- The number of the last case: `C-1001` is the first.
create table case_counter (
  workspace_id uuid primary key,
  last integer not null
);
select wall_off('case_counter');
