-- What writing things down costs is told from indexes alone.

-- All that is asked of a save stands in its index, which holds what people save in a form and nothing else.
-- The ledger can be read while it is made: the old one goes last.
create index ledger_event_effort_new on ledger_event (workspace_id, record_type, at)
  include (actor_id, via, record_id, interaction_ms, keys) where interaction_ms is not null;
drop index ledger_event_effort;
alter index ledger_event_effort_new rename to ledger_event_effort;

-- What is told of records that are gone, and of few others: erasing takes the salt away, no other write does.
create index ledger_event_erased on ledger_event (workspace_id, record_type, record_id)
  where changes_salt is null;

-- Records that not everybody sees or that are in the bin, to leave those out that somebody does not see.
create index company_restricted on company (workspace_id, id)
  include (visibility, owner_id, team_id, deleted_at)
  where visibility <> 'workspace' or deleted_at is not null;
create index person_restricted on person (workspace_id, id)
  include (visibility, owner_id, team_id, deleted_at)
  where visibility <> 'workspace' or deleted_at is not null;
create index activity_restricted on activity (workspace_id, id)
  include (visibility, owner_id, team_id, deleted_at)
  where visibility <> 'workspace' or deleted_at is not null;
create index task_restricted on task (workspace_id, id)
  include (visibility, owner_id, team_id, deleted_at)
  where visibility <> 'workspace' or deleted_at is not null;
create index quote_restricted on quote (workspace_id, id)
  include (visibility, owner_id, team_id, deleted_at)
  where visibility <> 'workspace' or deleted_at is not null;
create index service_case_restricted on service_case (workspace_id, id)
  include (visibility, owner_id, team_id, deleted_at)
  where visibility <> 'workspace' or deleted_at is not null;
create index sales_order_restricted_new on sales_order (workspace_id, id)
  include (visibility, owner_id, team_id, deleted_at)
  where visibility <> 'workspace' or deleted_at is not null;
drop index sales_order_restricted;
alter index sales_order_restricted_new rename to sales_order_restricted;
