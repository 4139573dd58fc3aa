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
