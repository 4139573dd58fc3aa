-- What a deal was from when until when, so that the pipeline of any past day is one look. Written with
-- each change of a deal; src/features/sales/deal/server/state can make it anew from the ledger.
create table deal_state (
  workspace_id uuid not null,
  deal_id uuid not null,
  since timestamptz not null,
  until timestamptz not null default 'infinity',
  pipeline_id uuid not null,
  stage_id uuid not null,
  status text not null,
  amount bigint,
  currency text,
  closes_on date,
  probability integer,
  owner_id uuid,
  closed_at timestamptz,
  primary key (workspace_id, deal_id, since),
  foreign key (workspace_id, deal_id) references deal (workspace_id, id) on delete cascade
);
create index deal_state_of_pipeline on deal_state (workspace_id, pipeline_id, status, until, since)
  include (deal_id, stage_id, amount, currency, closes_on, probability, owner_id, closed_at);
select wall_off('deal_state');
