-- What came after a day is read from where it lies: the ledger is written in the order of time, so a
-- few bytes for each stretch of it tell whether anything of the day can be there.
create index ledger_event_by_time on ledger_event using brin (at) with (pages_per_range = 32);
