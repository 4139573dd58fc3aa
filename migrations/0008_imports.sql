-- Lists that are brought in: what each column means, how far the work has come, and row by row what
-- became of it.
create table import (
  workspace_id uuid not null,
  id uuid not null,
  created_by uuid not null,
  created_at timestamptz not null default now(),
  -- When a job last wrote here.
  updated_at timestamptz not null default now(),
  -- Every record that the import writes is written under this command, so that it is undone as one.
  command_id uuid not null,
  file_name text not null,
  format text not null check (format in ('csv', 'xlsx', 'vcard')),
  status text not null check (status in ('uploaded', 'rehearsing', 'rehearsed', 'running', 'done',
    'cancelled', 'failed', 'undoing', 'undone')),
  progress real not null default 0,
  headings text[] not null,
  sample jsonb not null,
  sheets jsonb not null,
  sheet text,
  mapping jsonb not null,
  mapping_remembered boolean not null,
  region text,
  warnings jsonb not null,
  -- How rows are read, fixed by a first look at all of them: order of dates and names.
  plan jsonb,
  row_count integer not null default 0,
  counts jsonb not null default '{}',
  -- How many rows are committed; work that was broken off goes on behind them.
  rows_done integer not null default 0,
  -- Events of the ledger from this one on are taken back already.
  undone_from bigint,
  kept integer not null default 0,
  error text,
  primary key (workspace_id, id),
  foreign key (workspace_id, created_by) references member (workspace_id, id)
);
create index import_by_created on import (workspace_id, created_at desc, id desc);
select wall_off('import');

create table import_row (
  workspace_id uuid not null,
  import_id uuid not null,
  -- Which row of the list, from 1; `line` is where the person finds it in their file.
  position integer not null,
  line integer not null,
  outcome text not null check (outcome in ('create', 'change', 'same', 'skip', 'failed')),
  title text not null,
  company text,
  record_type text,
  record_id uuid,
  -- Other records that the row's changes and issues tell of: only who sees them all may read those.
  tells_of uuid[] not null default '{}',
  matched_by text,
  changes jsonb,
  issues jsonb,
  -- As they stood in the file; only of rows that were left out.
  cells jsonb,
  primary key (workspace_id, import_id, position),
  foreign key (workspace_id, import_id) references import (workspace_id, id) on delete cascade
);
create index import_row_outcome on import_row (workspace_id, import_id, outcome, position)
  where outcome <> 'create';
select wall_off('import_row');

-- What the columns meant when a list with the same headings was last brought in.
create table import_mapping (
  workspace_id uuid not null,
  member_id uuid not null,
  headings_hash text not null,
  mapping jsonb not null,
  region text,
  updated_at timestamptz not null default now(),
  primary key (workspace_id, member_id, headings_hash),
  foreign key (workspace_id, member_id) references member (workspace_id, id)
);
select wall_off('import_mapping');

-- The records that hold any of the exact keys, among those that the member may see. Keys are almost
-- unique, so their index alone is right: until statistics are taken, as while a first import fills
-- the workspace, PostgreSQL would rather look through all that is in it. Hence `is true`.
create or replace function find_by_keys(
  p_keys text[], p_types text[], p_member uuid, p_teams uuid[], p_all_teams boolean)
returns table (record_type text, record_id uuid, title text, keys text[])
language sql stable security definer set search_path = public, pg_temp set enable_seqscan = off as $$
  select e.record_type, e.record_id, e.title, e.keys from search_entry e
  where (e.workspace_id = current_workspace()) is true and e.keys && p_keys
    and (p_types is null or e.record_type = any(p_types))
    and (e.visibility = 'workspace' or e.owner_id = p_member
         or (e.visibility = 'team' and (p_all_teams or e.team_id = any(p_teams))))
  limit 5000
$$;

-- While a long list is brought in, the indexes of words and titles gather what is new and take it up
-- in bulk, which costs half of PostgreSQL's time less; a search meanwhile reads through a megabyte at
-- most. Off again with the last import, and by housekeeping if that was killed.
create function gather_words(p_on boolean) returns void
language plpgsql security definer
set search_path = public, pg_temp set lock_timeout = '3s' as $$
declare
  v_index text;
begin
  if not p_on and exists (select from import i
    where i.status = 'running' and i.updated_at > now() - interval '2 minutes') then
    return;
  end if;
  foreach v_index in array array['person_title_parts', 'company_title_parts', 'search_entry_words'] loop
    if p_on is distinct from (select 'fastupdate=on' = any(c.reloptions)
      from pg_class c where c.oid = v_index::regclass) then
      execute format('alter index %I set (fastupdate = %s, gin_pending_list_limit = 1024)',
        v_index, case when p_on then 'on' else 'off' end);
    end if;
    if not p_on then
      perform gin_clean_pending_list(v_index::regclass);
    end if;
  end loop;
exception when lock_not_available then null; -- it is a matter of speed alone
end $$;
revoke all on function gather_words(boolean) from public;
grant execute on function gather_words(boolean) to uptake_app;
