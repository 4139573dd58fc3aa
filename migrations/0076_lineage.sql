-- That figures made of a field were looked at: one row for each field, way and day, never whose eyes.
create table field_reading (
  workspace_id uuid not null,
  record_type text not null,
  field text not null,
  kind text not null check (kind in ('figure')),
  day date not null,
  people integer not null,
  -- Tells people apart while the day lasts, so that nobody is counted twice; emptied when it is over.
  marks bit(1024),
  primary key (workspace_id, record_type, field, kind, day)
);
create index field_reading_open on field_reading (workspace_id, day) where marks is not null;
select wall_off('field_reading');

-- Fields that nobody reads and that are kept all the same, until they are asked about again.
create table kept_field (
  workspace_id uuid not null,
  id uuid not null,
  record_type text not null,
  field text not null,
  reason text not null,
  until date not null,
  kept_by uuid not null,
  created_at timestamptz not null,
  deleted_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, kept_by) references member (workspace_id, id)
);
create unique index kept_field_living on kept_field (workspace_id, record_type, field)
  where deleted_at is null;
select wall_off('kept_field');
