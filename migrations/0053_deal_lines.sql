-- What a deal is about, position by position.
alter table deal add column lines jsonb not null default '[]';
