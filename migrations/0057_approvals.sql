-- Who stands in for a member from one day to another, both included, by the member's own clock.
create table absence (
  workspace_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  substitute_id uuid,
  first_day date not null,
  last_day date not null,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  deleted_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, member_id) references member (workspace_id, id),
  foreign key (workspace_id, substitute_id) references member (workspace_id, id),
  check (first_day <= last_day),
  check (substitute_id <> member_id)
);
create index absence_of_member on absence (workspace_id, member_id, last_day) where deleted_at is null;
select wall_off('absence');

-- What has to be approved, and by whom in which order (src/features/sales/approval).
create table approval_rule (
  workspace_id uuid not null,
  id uuid not null,
  record_type text not null,
  -- {"discount_over", "amount_over", "team_ids", "pipeline_ids"}: all that are named must hold
  conditions jsonb not null,
  -- [{"approver": {"kind", "member_id"?}, "hours"}], one after the other
  steps jsonb not null,
  position integer not null,
  is_on boolean not null default true,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  deleted_at timestamptz,
  primary key (workspace_id, id)
);
create index approval_rule_living on approval_rule (workspace_id, record_type, position)
  where deleted_at is null;
select wall_off('approval_rule');

-- What somebody asked to have approved. The steps are those of the rules as they were then.
create table approval (
  workspace_id uuid not null,
  id uuid not null,
  record_type text not null,
  record_id uuid not null,
  requester_id uuid not null,
  -- of the record, as it was then; the team decides whose leader is asked
  owner_id uuid,
  team_id uuid,
  reason text not null,
  facts jsonb not null,
  -- which conditions of which rules held
  grounds jsonb not null,
  -- [{"approver", "hours", "answered_by", "answered_at", "for_id", "how", "note"}]
  steps jsonb not null,
  step integer not null default 0,
  status text not null check (status in ('pending', 'approved', 'rejected', 'withdrawn', 'replaced')),
  asked_at timestamptz not null,
  step_asked_at timestamptz not null,
  due_at timestamptz not null,
  -- how often the time promised for this step ran out, and whom its approver gave it to
  level integer not null default 0,
  delegated_by uuid,
  delegated_to uuid,
  -- who has been told that this waits for them
  told_ids uuid[] not null default '{}',
  answered_at timestamptz,
  answered_by uuid,
  reminded_at timestamptz,
  version integer not null default 1,
  primary key (workspace_id, id),
  foreign key (workspace_id, requester_id) references member (workspace_id, id)
);
-- A record waits for one approval at a time.
create unique index approval_pending on approval (workspace_id, record_type, record_id)
  where status = 'pending';
create index approval_of_record on approval (workspace_id, record_id, asked_at desc);
create index approval_of_requester on approval (workspace_id, requester_id, asked_at desc);
create index approval_by_answer on approval (workspace_id, answered_at desc) where answered_at is not null;
select wall_off('approval');
