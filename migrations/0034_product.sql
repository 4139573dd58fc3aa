-- Products: what we sell, a thing or a service, with how it is counted and taxed.
create table product (
  workspace_id uuid not null,
  id uuid not null,
  title text not null,
  title_key text not null generated always as (left(normal_text(title), 200)) stored,
  owner_id uuid,
  team_id uuid,
  visibility text not null default 'workspace' check (visibility in ('workspace', 'team', 'private')),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  custom jsonb not null default '{}',
  name text,
  sku text,
  unit text,
  description text,
  tax numeric check (tax between 0 and 100),
  category text,
  retired boolean not null default false,
  primary key (workspace_id, id),
  foreign key (workspace_id, owner_id) references member (workspace_id, id),
  foreign key (workspace_id, team_id) references team (workspace_id, id)
);
create index product_by_title on product (workspace_id, title_key collate "C", id);
create index product_by_created on product (workspace_id, created_at desc, id desc);
create index product_title_parts on product using gin (title_key gin_trgm_ops)
  with (fastupdate = off);
create index product_custom on product using gin (custom jsonb_path_ops)
  with (fastupdate = off) where custom <> '{}';
-- No two products that are sold bear one number.
create unique index product_by_sku on product (workspace_id, lower(sku)) where deleted_at is null;
select wall_off('product');
