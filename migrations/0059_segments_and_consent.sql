-- A saved view may stand among the segments.
alter table saved_view add column is_segment boolean not null default false;
