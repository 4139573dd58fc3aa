-- Secret links by which somebody without an account sees one record: a quote, a form. The token is in
-- the link alone.
create table directory.public_link (
  id uuid primary key,
  token_hash text not null unique,
  workspace_id uuid not null references directory.workspace (id) on delete cascade,
  purpose text not null,
  record_id uuid not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz,
  revoked_at timestamptz
);
create index on directory.public_link (workspace_id, record_id);
grant select, insert, update, delete on directory.public_link to uptake_app;

-- What is done on such a page is told from what a member does.
alter table ledger_event drop constraint ledger_event_via_check;
alter table ledger_event add constraint ledger_event_via_check check (via in
  ('web', 'capture', 'email', 'calendar', 'phone', 'import', 'api', 'automation', 'page')) not valid;
