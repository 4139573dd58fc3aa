-- Quotes: what we offer somebody at a price, until a day. A quote that was sent stays as it is; what
-- is changed then is its next version, under the same number.
create table quote (
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
  version_number integer,
  -- The first version; null in itself.
  root_id uuid,
  deal_id uuid,
  company_id uuid,
  person_id uuid,
  recipient text,
  status text check (status in
    ('draft', 'waiting', 'ready', 'sent', 'accepted', 'declined', 'superseded', 'revoked')),
  price_book_id uuid,
  currency text check (currency ~ '^[A-Z]{3}$'),
  lines jsonb not null default '[]',
  discount numeric,
  valid_until date,
  language text check (language in ('en', 'de', 'it')),
  intro text,
  terms text,
  net jsonb,
  tax jsonb,
  total jsonb,
  sent_at timestamptz,
  opens integer,
  opened_at timestamptz,
  answered_at timestamptz,
  answered_by text,
  decline_reason text,
  primary key (workspace_id, id),
  foreign key (workspace_id, owner_id) references member (workspace_id, id),
  foreign key (workspace_id, team_id) references team (workspace_id, id),
  foreign key (workspace_id, root_id) references quote (workspace_id, id),
  foreign key (workspace_id, deal_id) references deal (workspace_id, id),
  foreign key (workspace_id, company_id) references company (workspace_id, id),
  foreign key (workspace_id, person_id) references person (workspace_id, id),
  foreign key (workspace_id, price_book_id) references price_book (workspace_id, id)
);
create index quote_by_title on quote (workspace_id, title_key collate "C", id);
create index quote_by_created on quote (workspace_id, created_at desc, id desc);
create index quote_title_parts on quote using gin (title_key gin_trgm_ops)
  with (fastupdate = off);
create index quote_custom on quote using gin (custom jsonb_path_ops)
  with (fastupdate = off) where custom <> '{}';
create index quote_of_deal on quote (workspace_id, deal_id) where deal_id is not null;
create index quote_of_company on quote (workspace_id, company_id) where company_id is not null;
create index quote_of_person on quote (workspace_id, person_id) where person_id is not null;
create index quote_of_price_book on quote (workspace_id, price_book_id)
  where price_book_id is not null;
create unique index quote_version on quote (workspace_id, (coalesce(root_id, id)), version_number);
create index quote_awaiting on quote (workspace_id, valid_until) where status = 'sent';
select wall_off('quote');

-- The last number given in a series, such as the quotes of a year.
create table number_series (
  workspace_id uuid not null,
  name text not null,
  last integer not null,
  primary key (workspace_id, name)
);
select wall_off('number_series');

-- A company's mark on its quotes; never changed, so that what was sent keeps the one that it bore.
create table quote_logo (
  workspace_id uuid not null,
  id uuid not null,
  png bytea not null,
  primary key (workspace_id, id)
);
select wall_off('quote_logo');

-- What a workspace's quotes say of itself, and what a new one begins with. No row: nothing was set.
create table quote_settings (
  workspace_id uuid not null,
  company_name text not null default '',
  address text not null default '',
  contact text not null default '',
  tax_id text not null default '',
  bank text not null default '',
  logo_id uuid,
  accent text not null default '#2f55d4',
  language text not null default 'en',
  valid_days integer not null default 30,
  quote_prefix text not null default 'Q',
  order_prefix text not null default 'O',
  -- By language: {"de": {"intro": "…", "terms": "…"}}.
  texts jsonb not null default '{}',
  primary key (workspace_id),
  foreign key (workspace_id, logo_id) references quote_logo (workspace_id, id)
);
select wall_off('quote_settings');

-- Who offered it, as it stood on the quote when it was sent.
create table quote_issuer (
  workspace_id uuid not null,
  quote_id uuid not null,
  issuer jsonb not null,
  primary key (workspace_id, quote_id),
  foreign key (workspace_id, quote_id) references quote (workspace_id, id) on delete cascade
);
select wall_off('quote_issuer');
