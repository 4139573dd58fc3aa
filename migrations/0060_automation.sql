-- How far those who follow the ledger have read it: rules, webhooks.
create table ledger_follower (
  workspace_id uuid not null,
  name text not null,
  seq bigint not null,
  primary key (workspace_id, name)
);
select wall_off('ledger_follower');

-- What happens by itself: when, if, then (src/features/admin/automation).
create table automation_rule (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  record_type text not null,
  -- when, filter, actions, hourly_limit, imports: as the API takes them.
  definition jsonb not null,
  state text not null check (state in ('off', 'on', 'paused')),
  pause_reason text check (pause_reason in ('by_hand', 'limit', 'failures', 'responsible')),
  pause_detail text,
  -- Whose rights it acts with: whoever changed it or switched it on last.
  responsible_id uuid not null,
  -- The definition that a rehearsal was made of; another is not switched on.
  rehearsed_key text,
  rehearsed_at timestamptz,
  -- It answers only what comes after these: it was off before.
  since_seq bigint not null default 0,
  looked_at timestamptz,
  -- Whose turn it is in the team that takes turns.
  turn integer not null default 0,
  failures integer not null default 0,
  version integer not null default 1,
  created_at timestamptz not null,
  deleted_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, responsible_id) references member (workspace_id, id)
);
select wall_off('automation_rule');

-- What a rule did, on what, because of what. It holds no words of records: those may be erased.
create table automation_run (
  workspace_id uuid not null,
  id uuid not null,
  rule_id uuid not null,
  record_type text not null,
  record_id uuid not null,
  -- `event:<seq>`, `date:<day>`, `idle:<since>`: a rule answers each once.
  occasion text not null,
  state text not null check (state in ('done', 'failed', 'skipped')),
  command_id uuid,
  -- The rules that led here, this one last.
  chain uuid[] not null,
  did jsonb not null default '[]',
  problem text,
  undone_at timestamptz,
  at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, rule_id) references automation_rule (workspace_id, id)
);
create unique index automation_run_once
  on automation_run (workspace_id, rule_id, record_id, occasion);
create index automation_run_of_rule on automation_run (workspace_id, rule_id, at desc, id desc);
create index automation_run_by_time on automation_run (workspace_id, at desc, id desc);
create index automation_run_of_command on automation_run (workspace_id, command_id)
  where command_id is not null;
select wall_off('automation_run');

-- What somebody is told in the page. `words` are the rule's, with places for the record's values.
create table automation_notice (
  workspace_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  rule_id uuid,
  kind text not null check (kind in ('rule', 'paused', 'webhook')),
  words text not null,
  record_type text,
  record_id uuid,
  created_at timestamptz not null,
  seen_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, member_id) references member (workspace_id, id)
);
create index automation_notice_unseen on automation_notice (workspace_id, member_id, created_at desc)
  where seen_at is null;
select wall_off('automation_notice');
