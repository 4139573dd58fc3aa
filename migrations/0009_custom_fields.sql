-- Fields that a workspace adds to its record types. `name` begins with x_ and never changes; the
-- values stand in the column `custom` of the record's row, by name, and only if there is one.
create table custom_field (
  workspace_id uuid not null,
  id uuid not null,
  record_type text not null,
  name text not null check (name ~ '^x_[a-z0-9_]{1,50}$'),
  kind text not null,
  label text not null,
  why text not null,
  used_in text[] not null,
  -- {"choices": [{"value", "label"}]}, or {"to": "company"}
  options jsonb not null,
  required boolean not null,
  required_why text,
  searchable boolean not null,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  -- Its values stay where they are, so that it can come back.
  archived_at timestamptz,
  primary key (workspace_id, id)
);
create unique index custom_field_name on custom_field (workspace_id, record_type, name);
select wall_off('custom_field');

-- How a workspace arranges the page and form of a record type: sections, each with its fields in
-- order, and built-in fields that are not shown. What is not named here stands at the end.
create table record_page (
  workspace_id uuid not null,
  id uuid not null,
  record_type text not null,
  -- [{"id", "label", "fields": [name]}]
  sections jsonb not null,
  hidden text[] not null,
  version integer not null default 1,
  primary key (workspace_id, id)
);
create unique index record_page_type on record_page (workspace_id, record_type);
select wall_off('record_page');

-- The texts of a list in JSON, and of a single text a list of one; immutable, so that it is indexed.
create function json_texts(p_list jsonb) returns text[]
language plpgsql immutable parallel safe as $$
begin
  if jsonb_typeof(p_list) = 'array' then
    return array(select jsonb_array_elements_text(p_list));
  end if;
  return case when p_list is null or jsonb_typeof(p_list) = 'null' then '{}'
    else array[p_list #>> '{}'] end;
end $$;

-- The words of a record's own fields that are searched.
create function custom_words(p_type text, p_custom jsonb) returns text
language plpgsql stable as $$
begin
  return (select string_agg(array_to_string(json_texts(p_custom -> f.name), ' '), ' ')
    from custom_field f
    where f.workspace_id = current_workspace() and f.record_type = p_type
      and f.searchable and f.archived_at is null);
end $$;

alter table company add column custom jsonb not null default '{}';
alter table person add column custom jsonb not null default '{}';
alter table activity add column custom jsonb not null default '{}';
alter table task add column custom jsonb not null default '{}';
-- Partial: a workspace without fields of its own pays nothing for them.
create index company_custom on company using gin (custom jsonb_path_ops)
  with (fastupdate = off) where custom <> '{}';
create index person_custom on person using gin (custom jsonb_path_ops)
  with (fastupdate = off) where custom <> '{}';
create index activity_custom on activity using gin (custom jsonb_path_ops)
  with (fastupdate = off) where custom <> '{}';
create index task_custom on task using gin (custom jsonb_path_ops)
  with (fastupdate = off) where custom <> '{}';

-- As for `like` (migration 3): under row-level security only a leak-proof operator uses its index.
-- These compare and tell nothing else; they serve lists of ids or texts, and custom values.
do $$
begin
  alter function pg_catalog.arraycontains(anyarray, anyarray) leakproof;
  alter function pg_catalog.arrayoverlap(anyarray, anyarray) leakproof;
  alter function pg_catalog.jsonb_contains(jsonb, jsonb) leakproof;
exception when insufficient_privilege then
  raise notice 'filters by lists and custom fields will read every row: the database user is no superuser';
end $$;
