-- Whether somebody had looked at a record before they spoke with whom it is about.
create index ledger_event_views_of on ledger_event (workspace_id, record_id, at)
  include (actor_id) where right(verb, 7) = '.viewed';
