-- Addresses of other programs that are told what happens (src/features/connect/webhook).
create table webhook_endpoint (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  url text not null,
  -- Verbs of the ledger, such as `deal.created`; `deal.*` is all of a type, `*` is everything.
  events text[] not null,
  -- Encrypted under the installation's secret; the old one signs along until its time is over.
  secret bytea not null,
  old_secret bytea,
  old_secret_until timestamptz,
  state text not null check (state in ('on', 'off', 'paused')),
  pause_detail text,
  failing_since timestamptz,
  -- Whose sight decides what is told.
  responsible_id uuid not null,
  since_seq bigint not null default 0,
  version integer not null default 1,
  created_at timestamptz not null,
  deleted_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, responsible_id) references member (workspace_id, id)
);
select wall_off('webhook_endpoint');

-- One message to one address. Its values are read when it is sent, and never kept.
create table webhook_delivery (
  workspace_id uuid not null,
  id uuid not null,
  endpoint_id uuid not null,
  occasion text not null,
  type text not null,
  record_type text,
  record_id uuid,
  changed text[] not null default '{}',
  happened_at timestamptz not null,
  state text not null check (state in ('waiting', 'sent', 'failed', 'dropped')),
  attempts integer not null default 0,
  next_try_at timestamptz not null,
  status integer,
  problem text,
  took_ms integer,
  created_at timestamptz not null,
  tried_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, endpoint_id) references webhook_endpoint (workspace_id, id)
);
create unique index webhook_delivery_once on webhook_delivery (workspace_id, endpoint_id, occasion);
create index webhook_delivery_of_endpoint
  on webhook_delivery (workspace_id, endpoint_id, created_at desc, id desc);
create index webhook_delivery_due on webhook_delivery (workspace_id, next_try_at)
  where state = 'waiting';
select wall_off('webhook_delivery');
