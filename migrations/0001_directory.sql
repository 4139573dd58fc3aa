-- Sign-in and the directory of workspaces. No row here belongs to a workspace's own data, so this
-- schema can be moved to a server of its own.

create extension if not exists pg_trgm;
create extension if not exists unaccent;
create extension if not exists fuzzystrmatch;

-- The role that the application works under: neither owner nor superuser, so row-level security
-- holds for it. It belongs to the cluster; another database may have made it already.
-- Asked for first: who may not make roles is refused even where it is there.
do $$
begin
  if not exists (select from pg_roles where rolname = 'uptake_app') then
    create role uptake_app nologin;
  end if;
exception when duplicate_object or unique_violation then null;
end $$;
do $$
begin
  execute format('grant uptake_app to %I', current_user);
exception when others then
  raise notice 'uptake_app is not granted: %', sqlerrm;
end $$;

create schema if not exists directory;

create table directory.auth_user (
  id uuid primary key,
  name text not null,
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table directory.workspace (
  id uuid primary key,
  name text not null,
  created_at timestamptz not null default now()
);

create table directory.auth_session (
  id uuid primary key,
  user_id uuid not null references directory.auth_user (id) on delete cascade,
  token text not null unique,
  -- The workspace that this session works in; null until one is chosen.
  workspace_id uuid references directory.workspace (id),
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index on directory.auth_session (user_id);

create table directory.auth_account (
  id uuid primary key,
  user_id uuid not null references directory.auth_user (id) on delete cascade,
  account_id text not null,
  provider_id text not null,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index on directory.auth_account (user_id);

create table directory.auth_verification (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

-- Which person who signs in is which member of which workspace.
create table directory.membership (
  user_id uuid not null references directory.auth_user (id) on delete cascade,
  workspace_id uuid not null references directory.workspace (id) on delete cascade,
  member_id uuid not null,
  primary key (user_id, workspace_id)
);

-- Links that let somebody in once: first set-up, an invitation, a new password.
create table directory.one_time_link (
  id uuid primary key,
  token_hash text not null unique,
  kind text not null check (kind in ('setup', 'invitation', 'reset')),
  workspace_id uuid references directory.workspace (id) on delete cascade,
  user_id uuid references directory.auth_user (id) on delete cascade,
  email text,
  role text check (role in ('administrator', 'manager', 'member')),
  team_id uuid,
  created_by uuid,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);

create table directory.api_key (
  id uuid primary key,
  key_hash text not null unique,
  workspace_id uuid not null references directory.workspace (id) on delete cascade,
  member_id uuid not null,
  name text not null,
  created_at timestamptz not null default now(),
  last_used_at timestamptz,
  revoked_at timestamptz
);
create index on directory.api_key (workspace_id, member_id);

grant usage on schema directory, public to uptake_app;
grant select, insert, update, delete on
  directory.auth_user, directory.workspace, directory.auth_session, directory.auth_account,
  directory.auth_verification, directory.membership, directory.one_time_link, directory.api_key
to uptake_app;
