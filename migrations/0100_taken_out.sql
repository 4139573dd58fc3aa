-- Members whom the sponsor took out of the roll-out after it had begun: nothing more is opened while one
-- of them still works here and is not back in.
alter table programme add column taken_out uuid[] not null default '{}';
