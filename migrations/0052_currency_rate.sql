-- What one unit of a currency (`base`) is worth in another from a day on, and the currency in which the
-- workspace reckons. Both are settings: everybody sees them.
-- Dated rates: 1 base = rate currency.
create table currency_rate (
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
  base text not null check (base ~ '^[A-Z]{3}$'),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  day date not null,
  rate numeric not null check (rate > 0),
  primary key (workspace_id, id),
  foreign key (workspace_id, owner_id) references member (workspace_id, id),
  foreign key (workspace_id, team_id) references team (workspace_id, id)
);
create index currency_rate_by_title on currency_rate (workspace_id, title_key collate "C", id);
create index currency_rate_by_created on currency_rate (workspace_id, created_at desc, id desc);
create index currency_rate_custom on currency_rate using gin (custom jsonb_path_ops)
  with (fastupdate = off) where custom <> '{}';
create unique index currency_rate_of_day on currency_rate (workspace_id, base, currency, day)
  where deleted_at is null;
select wall_off('currency_rate');

-- One row at most that lives: its id is the same in every workspace.
create table money_setting (
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
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  primary key (workspace_id, id),
  foreign key (workspace_id, owner_id) references member (workspace_id, id),
  foreign key (workspace_id, team_id) references team (workspace_id, id)
);
create index money_setting_by_title on money_setting (workspace_id, title_key collate "C", id);
create index money_setting_by_created on money_setting (workspace_id, created_at desc, id desc);
create index money_setting_custom on money_setting using gin (custom jsonb_path_ops)
  with (fastupdate = off) where custom <> '{}';
select wall_off('money_setting');

-- How many digits a currency has behind the point (ISO 4217); the same as in src/lib/currency.ts.
create function currency_digits(p_currency text) returns integer
language sql immutable parallel safe as $$
  select case
    when p_currency in ('BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF', 'UGX',
      'UYI', 'VND', 'VUV', 'XAF', 'XOF', 'XPF') then 0
    when p_currency in ('BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND') then 3
    when p_currency in ('CLF', 'UYW') then 4
    else 2 end
$$;

-- The currency in which the workspace reckons.
create function own_currency() returns text
language sql stable as $$
  select coalesce((select currency from money_setting
    where workspace_id = current_workspace() and deleted_at is null limit 1), 'EUR')
$$;

-- An amount in smallest units by a rate, rounded half away from zero, in whole numbers as
-- src/features/sales/rate/convert-money.ts does it.
create function exchange(p_amount numeric, p_from text, p_to text, p_base text, p_rate numeric)
returns numeric language sql immutable parallel safe as $$
  select sign(p_amount) * div(2 * abs(p_amount) * up + down, 2 * down) from (select
    10::numeric ^ currency_digits(p_to) * case when p_base = p_from then p_rate else 1 end as up,
    10::numeric ^ currency_digits(p_from) * case when p_base = p_from then 1 else p_rate end as down
  ) as factor
$$;

-- An amount in smallest units in the workspace's own currency, by the latest rate on or before the
-- day; null where there is none. A sum of one currency may be given as well as an amount.
create function in_own_currency(p_amount numeric, p_currency text, p_day date) returns numeric
language sql stable as $$
  select case when p_currency = own.currency then p_amount else (
    select exchange(p_amount, p_currency, own.currency, r.base, r.rate)
    from currency_rate r
    where r.workspace_id = current_workspace() and r.deleted_at is null and r.day <= p_day
      and ((r.base = own.currency and r.currency = p_currency)
        or (r.base = p_currency and r.currency = own.currency))
    order by r.day desc, (r.base = own.currency) desc limit 1) end
  from (select own_currency() as currency) as own
$$;
