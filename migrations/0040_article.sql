-- What helped once, written down so that it helps again: a trouble and its solution.
create table article (
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
  problem text,
  solution text,
  tags text[] not null default '{}',
  status text check (status in ('draft', 'published')),
  primary key (workspace_id, id),
  foreign key (workspace_id, owner_id) references member (workspace_id, id),
  foreign key (workspace_id, team_id) references team (workspace_id, id)
);
create index article_by_title on article (workspace_id, title_key collate "C", id);
create index article_by_created on article (workspace_id, created_at desc, id desc);
create index article_title_parts on article using gin (title_key gin_trgm_ops)
  with (fastupdate = off);
create index article_custom on article using gin (custom jsonb_path_ops)
  with (fastupdate = off) where custom <> '{}';
select wall_off('article');
