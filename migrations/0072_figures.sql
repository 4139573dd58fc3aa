-- So that figures of a period read that period alone: moves of deals by when they were made, saves by
-- when they were, resolutions of cases.
create index deal_state_by_since on deal_state (workspace_id, since);
create index ledger_event_effort on ledger_event (workspace_id, record_type, at)
  where interaction_ms is not null;
create index ledger_event_case_resolved on ledger_event (workspace_id, at)
  where verb = 'service_case.resolved';
