-- Price books: prices in one currency that hold for some customers or for some time.
create table price_book (
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
  currency text check (currency ~ '^[A-Z]{3}$'),
  valid_from date,
  valid_until date,
  is_default boolean not null default false,
  primary key (workspace_id, id),
  foreign key (workspace_id, owner_id) references member (workspace_id, id),
  foreign key (workspace_id, team_id) references team (workspace_id, id)
);
create index price_book_by_title on price_book (workspace_id, title_key collate "C", id);
create index price_book_by_created on price_book (workspace_id, created_at desc, id desc);
create index price_book_title_parts on price_book using gin (title_key gin_trgm_ops)
  with (fastupdate = off);
create index price_book_custom on price_book using gin (custom jsonb_path_ops)
  with (fastupdate = off) where custom <> '{}';
select wall_off('price_book');
