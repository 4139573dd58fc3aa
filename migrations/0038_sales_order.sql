-- Orders: what a customer has ordered from us, mostly by accepting a quote.
create table sales_order (
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
  number text,
  quote_id uuid,
  deal_id uuid,
  company_id uuid,
  person_id uuid,
  recipient text,
  reference text,
  status text check (status in ('open', 'delivered', 'cancelled')),
  ordered_on date,
  delivered_on date,
  cancel_reason text,
  currency text check (currency ~ '^[A-Z]{3}$'),
  lines jsonb not null default '[]',
  discount numeric,
  net jsonb,
  tax jsonb,
  total jsonb,
  primary key (workspace_id, id),
  foreign key (workspace_id, owner_id) references member (workspace_id, id),
  foreign key (workspace_id, team_id) references team (workspace_id, id),
  foreign key (workspace_id, quote_id) references quote (workspace_id, id),
  foreign key (workspace_id, deal_id) references deal (workspace_id, id),
  foreign key (workspace_id, company_id) references company (workspace_id, id),
  foreign key (workspace_id, person_id) references person (workspace_id, id)
);
create index sales_order_by_title on sales_order (workspace_id, title_key collate "C", id);
create index sales_order_by_created on sales_order (workspace_id, created_at desc, id desc);
create index sales_order_title_parts on sales_order using gin (title_key gin_trgm_ops)
  with (fastupdate = off);
create index sales_order_custom on sales_order using gin (custom jsonb_path_ops)
  with (fastupdate = off) where custom <> '{}';
create index sales_order_of_deal on sales_order (workspace_id, deal_id) where deal_id is not null;
create index sales_order_of_company on sales_order (workspace_id, company_id)
  where company_id is not null;
create index sales_order_of_person on sales_order (workspace_id, person_id)
  where person_id is not null;
-- A quote is ordered once.
create unique index sales_order_of_quote on sales_order (workspace_id, quote_id)
  where quote_id is not null and deleted_at is null;
select wall_off('sales_order');
