-- What came back is kept by name now (src/features/adoption/measure/gifts), which takes more of each
-- event than was kept of it: the ledger is read again from its beginning.
delete from uptake_place;
delete from uptake_record;
delete from uptake_seen;
delete from uptake_day;
delete from uptake_member;
delete from uptake_figure;
