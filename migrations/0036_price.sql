-- Prices: what a product costs in a price book, from a quantity on.
create table price (
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
  product_id uuid,
  price_book_id uuid,
  unit_price jsonb,
  from_quantity numeric not null default 1 check (from_quantity > 0),
  primary key (workspace_id, id),
  foreign key (workspace_id, owner_id) references member (workspace_id, id),
  foreign key (workspace_id, team_id) references team (workspace_id, id),
  foreign key (workspace_id, product_id) references product (workspace_id, id),
  foreign key (workspace_id, price_book_id) references price_book (workspace_id, id)
);
create index price_by_title on price (workspace_id, title_key collate "C", id);
create index price_by_created on price (workspace_id, created_at desc, id desc);
create index price_custom on price using gin (custom jsonb_path_ops)
  with (fastupdate = off) where custom <> '{}';
create index price_by_product on price (workspace_id, product_id);
create index price_by_book on price (workspace_id, price_book_id);
-- One price for each quantity from which it holds.
create unique index price_from on price (workspace_id, price_book_id, product_id, from_quantity)
  where deleted_at is null;
select wall_off('price');
