-- Pipelines, their stages, and why deals are won and lost: what administrators set.
create table pipeline (
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
  position integer,
  primary key (workspace_id, id),
  foreign key (workspace_id, owner_id) references member (workspace_id, id),
  foreign key (workspace_id, team_id) references team (workspace_id, id)
);
create index pipeline_by_title on pipeline (workspace_id, title_key collate "C", id);
create index pipeline_by_created on pipeline (workspace_id, created_at desc, id desc);
create index pipeline_title_parts on pipeline using gin (title_key gin_trgm_ops)
  with (fastupdate = off);
create index pipeline_custom on pipeline using gin (custom jsonb_path_ops)
  with (fastupdate = off) where custom <> '{}';
select wall_off('pipeline');

create table stage (
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
  pipeline_id uuid,
  position integer,
  kind text check (kind in ('open', 'won', 'lost')),
  probability integer,
  exit_fields text[] not null default '{}',
  exit_checks text[] not null default '{}',
  primary key (workspace_id, id),
  foreign key (workspace_id, owner_id) references member (workspace_id, id),
  foreign key (workspace_id, team_id) references team (workspace_id, id),
  foreign key (workspace_id, pipeline_id) references pipeline (workspace_id, id)
);
create index stage_of_pipeline on stage (workspace_id, pipeline_id, position, id);
create index stage_by_title on stage (workspace_id, title_key collate "C", id);
create index stage_by_created on stage (workspace_id, created_at desc, id desc);
create index stage_title_parts on stage using gin (title_key gin_trgm_ops)
  with (fastupdate = off);
create index stage_custom on stage using gin (custom jsonb_path_ops)
  with (fastupdate = off) where custom <> '{}';
select wall_off('stage');

create table outcome_reason (
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
  kind text check (kind in ('won', 'lost')),
  position integer,
  primary key (workspace_id, id),
  foreign key (workspace_id, owner_id) references member (workspace_id, id),
  foreign key (workspace_id, team_id) references team (workspace_id, id)
);
create index outcome_reason_by_title on outcome_reason (workspace_id, title_key collate "C", id);
create index outcome_reason_by_created on outcome_reason (workspace_id, created_at desc, id desc);
create index outcome_reason_title_parts on outcome_reason using gin (title_key gin_trgm_ops)
  with (fastupdate = off);
create index outcome_reason_custom on outcome_reason using gin (custom jsonb_path_ops)
  with (fastupdate = off) where custom <> '{}';
select wall_off('outcome_reason');

-- Deals: what we hope to sell to somebody, from the first talk to won or lost.
create table deal (
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
  company_id uuid,
  person_id uuid,
  pipeline_id uuid,
  stage_id uuid,
  amount jsonb,
  closes_on date,
  probability integer,
  client_goal text,
  success_criterion text,
  deciders uuid[] not null default '{}',
  champions uuid[] not null default '{}',
  evaluators uuid[] not null default '{}',
  buyers uuid[] not null default '{}',
  competitors text[] not null default '{}',
  about text,
  status text check (status in ('open', 'won', 'lost')),
  closed_at timestamptz,
  outcome_reason_id uuid,
  outcome_note text,
  skipped_because text,
  checks_met text[] not null default '{}',
  stage_since timestamptz,
  board_position numeric,
  primary key (workspace_id, id),
  foreign key (workspace_id, owner_id) references member (workspace_id, id),
  foreign key (workspace_id, team_id) references team (workspace_id, id),
  foreign key (workspace_id, company_id) references company (workspace_id, id),
  foreign key (workspace_id, person_id) references person (workspace_id, id),
  foreign key (workspace_id, pipeline_id) references pipeline (workspace_id, id),
  foreign key (workspace_id, stage_id) references stage (workspace_id, id),
  foreign key (workspace_id, outcome_reason_id) references outcome_reason (workspace_id, id)
);
create index deal_by_company on deal (workspace_id, company_id);
create index deal_by_person on deal (workspace_id, person_id);
create index deal_by_stage on deal (workspace_id, stage_id, board_position desc, id desc)
  where deleted_at is null;
create index deal_by_owner on deal (workspace_id, owner_id, status, closes_on)
  where deleted_at is null;
create index deal_by_closing on deal (workspace_id, stage_id, closed_at desc, id desc)
  where deleted_at is null and closed_at is not null;
create index deal_people on deal using gin ((deciders || champions || evaluators || buyers));
create index deal_by_title on deal (workspace_id, title_key collate "C", id);
create index deal_by_created on deal (workspace_id, created_at desc, id desc);
create index deal_title_parts on deal using gin (title_key gin_trgm_ops)
  with (fastupdate = off);
create index deal_custom on deal using gin (custom jsonb_path_ops)
  with (fastupdate = off) where custom <> '{}';
select wall_off('deal');

-- Every workspace begins with a pipeline; those that are there get it in its administrator's language.
do $$
declare
  w record;
  line uuid;
  words jsonb;
begin
  for w in select d.id, coalesce((select m.language from member m where m.workspace_id = d.id
    and m.role = 'administrator' order by m.id limit 1), 'en') as language
  from directory.workspace d loop
    words := case left(w.language, 2)
      when 'de' then '{"pipeline": "Verkauf", "stages": ["Erstkontakt", "Bedarf geklärt", "Angebot", "Verhandlung", "Gewonnen", "Verloren"], "won": ["Passt am besten", "Vertrauen in uns", "Preis", "Liefertermin"], "lost": ["Preis", "Mitbewerber", "Kein Budget", "Falscher Zeitpunkt", "Keine Antwort mehr", "Passt nicht"]}'
      when 'it' then '{"pipeline": "Vendita", "stages": ["Primo contatto", "Esigenze chiarite", "Preventivo", "Negoziazione", "Vinta", "Persa"], "won": ["Soluzione più adatta", "Fiducia in noi", "Prezzo", "Tempi di consegna"], "lost": ["Prezzo", "Concorrente", "Nessun budget", "Momento sbagliato", "Nessuna risposta", "Non adatta"]}'
      else '{"pipeline": "Sales", "stages": ["First contact", "Need understood", "Proposal", "Negotiation", "Won", "Lost"], "won": ["Best fit", "Trust in us", "Price", "Delivery time"], "lost": ["Price", "Competitor", "No budget", "Wrong time", "No answer any more", "Not a fit"]}'
    end::jsonb;
    line := gen_random_uuid();
    insert into pipeline (workspace_id, id, title, name, position)
    values (w.id, line, words ->> 'pipeline', words ->> 'pipeline', 1);
    insert into stage (workspace_id, id, title, name, pipeline_id, position, kind, probability, exit_fields)
    select w.id, gen_random_uuid(), name, name, line, place,
      (array['open', 'open', 'open', 'open', 'won', 'lost'])[place],
      (array[10, 30, 50, 75, 100, 0])[place],
      case when place = 3 then array['amount', 'closes_on'] else '{}' end
    from jsonb_array_elements_text(words -> 'stages') with ordinality s (name, place);
    insert into outcome_reason (workspace_id, id, title, name, kind, position)
    select w.id, gen_random_uuid(), name, name, kind, place
    from (values ('won'), ('lost')) k (kind),
      jsonb_array_elements_text(words -> k.kind) with ordinality s (name, place);
  end loop;
end $$;
