import type pg from 'pg';

export interface SeededDeals {
  pipelineId: string;
  deals: number;
  open: number;
  events: number;
  states: number;
}

export interface DealsOf {
  workspaceId: string;
  /** Each gets as many deals as the others. */
  sellers: string[];
  companies: string[];
  people: string[];
  count: number;
}

const EVENTS_EACH = 20;
const YEARS_DAYS = 1000;
/** So many of a hundred deals are open still. */
const OPEN_PERCENT = 20;

/**
 * Fills the workspace with deals made over almost three years, twenty ledger events each, contacts and
 * next steps. The events are not chained, for nothing here reads the chain. `client` is of the owner
 * and past triggers.
 */
export async function seedDeals(client: pg.Client, of: DealsOf): Promise<SeededDeals> {
  const { workspaceId, sellers, companies, people, count } = of;
  const { rows } = await client.query(
    'select id from pipeline where workspace_id = $1 order by position limit 1',
    [workspaceId],
  );
  const pipelineId: string = rows[0].id;
  const plan = [workspaceId, pipelineId, count, YEARS_DAYS, OPEN_PERCENT, sellers];
  await client.query(PLAN, [...plan, companies, people]);
  for (const statement of [DEALS, ACTIVITIES, TASKS]) await client.query(statement, [workspaceId]);
  await client.query(EVENTS, [workspaceId, EVENTS_EACH]);
  await client.query(`update ledger_head h set seq = (
    select max(seq) from ledger_event e where e.workspace_id = h.workspace_id)`);
  await client.query(STATES, [workspaceId]);
  await client.query('drop table plan');
  const counted = await client.query(`select
    (select count(*) from ledger_event)::int as events,
    (select count(*) from deal_state)::int as states,
    (select count(*) from deal where status = 'open')::int as open`);
  return { pipelineId, deals: count, ...counted.rows[0] };
}

/** What becomes of each deal: whose it is, how far it comes, when, and what it is worth. */
const PLAN = `create temporary table plan as
  with stages as (
    select array_agg(id order by position) filter (where kind = 'open') as open,
      min(id::text) filter (where kind = 'won') as won, min(id::text) filter (where kind = 'lost') as lost
    from stage where workspace_id = $1::uuid and pipeline_id = $2::uuid)
  select p.*, case when is_open then current_date + i % 180 - 20
      else (made + interval '120 days')::date end as closes_on
  from (
    select i, gen_random_uuid() as id, s.open, $2::uuid as pipeline,
      now() - (1 - i::float / $3::int) * make_interval(days => $4::int) as made,
      1 + i % 4 as reached, (i * 7919) % 100 < $5::int as is_open, i % 3 = 0 as is_won,
      (case when i % 3 = 0 then s.won else s.lost end)::uuid as ending,
      ($6::uuid[])[1 + i % cardinality($6::uuid[])] as owner,
      ($7::uuid[])[1 + i % cardinality($7::uuid[])] as company,
      ($8::uuid[])[1 + i % cardinality($8::uuid[])] as person,
      case when i / 20 % 40 = 0 then 'private' when i / 20 % 10 = 1 then 'team' else 'workspace' end
        as visibility,
      (1 + (i::bigint * 104729) % 5000) * 10000 as amount, case when i % 10 = 0 then 'USD' else 'EUR' end as currency
    from generate_series(1, $3::int) i cross join stages s) p`;

const STAGE_NOW = `case when is_open then open[reached] else ending end`;
const CLOSED = `case when not is_open then made + interval '90 days' end`;

const DEALS = `insert into deal (workspace_id, id, title, owner_id, team_id, visibility, created_at, updated_at,
    version, name, company_id, person_id, pipeline_id, stage_id, amount, closes_on, status, closed_at,
    stage_since, board_position)
  select $1::uuid, p.id, 'Deal ' || i, owner, m.team_id, visibility, made, made, ${EVENTS_EACH},
    'Deal ' || i, company, person, pipeline, ${STAGE_NOW},
    jsonb_build_object('amount', amount, 'currency', currency), closes_on,
    case when is_open then 'open' when is_won then 'won' else 'lost' end, ${CLOSED}, made,
    extract(epoch from made) * 1000
  from plan p join member m on m.workspace_id = $1::uuid and m.id = owner`;

const ACTIVITIES = `insert into activity (workspace_id, id, title, owner_id, kind, body, occurred_at,
    company_id, deal_id)
  select $1::uuid, gen_random_uuid(), 'Spoke', owner, case when n % 3 = 0 then 'note' else 'call' end, 'Spoke',
    made + make_interval(days => n * (5 + i % 9)), company, id
  from plan cross join generate_series(0, 3) n`;

/** Of every second open deal what is next, a fifth of it late; of each closed one what was done. */
const TASKS = `insert into task (workspace_id, id, title, owner_id, subject, kind, due_on, due_at, done_at,
    company_id, person_id, deal_id)
  select $1::uuid, gen_random_uuid(), 'Call', owner, 'Call', kind, due_on,
    case when kind = 'meeting' then due_on + interval '10 hours' end,
    case when not is_open then made + interval '80 days' end, company, person, id
  from (select p.*, case when i % 7 = 0 then 'meeting' else 'call' end as kind,
      case when is_open then current_date + i % 50 - 10 else (made + interval '80 days')::date end as due_on
    from plan p) p
  where not is_open or i % 2 = 0`;

const EVENTS = `insert into ledger_event (workspace_id, seq, id, at, occurred_at, actor_id, via, verb,
    record_type, record_id, command_id, changes, changes_salt, changes_hash, hash)
  select $1::uuid, (select seq from ledger_head where workspace_id = $1::uuid) + row_number() over (order by n, i),
    gen_random_uuid(), t.at, t.at, owner, 'api', case when n = 0 then 'deal.created' else 'deal.changed' end,
    'deal', id, gen_random_uuid(), case n
      when 0 then jsonb_build_object('name', jsonb_build_array(null, 'Deal ' || i),
        'owner_id', jsonb_build_array(null, owner), 'status', jsonb_build_array(null, 'open'),
        'pipeline_id', jsonb_build_array(null, pipeline), 'stage_id', jsonb_build_array(null, open[1]))
      when 1 then jsonb_build_object('amount', jsonb_build_array(null,
        jsonb_build_object('amount', amount / 2, 'currency', currency)))
      when 4 then jsonb_build_object('amount', jsonb_build_array(null,
        jsonb_build_object('amount', amount, 'currency', currency)))
      when 7 then jsonb_build_object('closes_on', jsonb_build_array(null, closes_on))
      when 19 then case when is_open then other else jsonb_build_object(
        'status', jsonb_build_array('open', case when is_won then 'won' else 'lost' end),
        'closed_at', jsonb_build_array(null, ${CLOSED}),
        'stage_id', jsonb_build_array(open[reached], ending)) end
      else case when n in (3, 8, 12) and reached >= n / 4 + 2 - n / 8 then
        jsonb_build_object('stage_id', jsonb_build_array(null, open[n / 4 + 2 - n / 8])) else other end
    end, gen_random_uuid(), '\\x00', '\\x00'
  from plan cross join generate_series(0, $2::int - 1) n
  cross join lateral (select least(made + n * interval '90 days' / 19, now()) as at,
    jsonb_build_object('about', jsonb_build_array(null, 'Word ' || n)) as other) t`;

/** What keepStates would have written with each change. */
const STATES = `insert into deal_state (workspace_id, deal_id, since, until, pipeline_id, stage_id, status,
    amount, currency, closes_on, owner_id, closed_at)
  select $1::uuid, record_id, at, coalesce(lead(at) over w, 'infinity'), pipeline, stage, status,
    (amount ->> 'amount')::bigint, amount ->> 'currency', closes_on, owner, closed_at
  from (
    select record_id, at, seq,
      ((array_agg(changes #>> '{pipeline_id,1}') filter (where changes ? 'pipeline_id') over s))[1]::uuid as pipeline,
      last_of.stage::uuid as stage, last_of.status, last_of.amount, last_of.closes_on::date as closes_on,
      last_of.owner::uuid as owner, last_of.closed_at::timestamptz as closed_at
    from (
      select e.*,
        array_agg(changes #>> '{stage_id,1}') filter (where changes ? 'stage_id') over o as stages,
        array_agg(changes #>> '{status,1}') filter (where changes ? 'status') over o as statuses,
        array_agg(changes #> '{amount,1}') filter (where changes ? 'amount') over o as amounts,
        array_agg(changes #>> '{closes_on,1}') filter (where changes ? 'closes_on') over o as days,
        array_agg(changes #>> '{owner_id,1}') filter (where changes ? 'owner_id') over o as owners,
        array_agg(changes #>> '{closed_at,1}') filter (where changes ? 'closed_at') over o as closings
      from ledger_event e
      where e.workspace_id = $1::uuid and e.record_type = 'deal'
        and e.changes ?| array['pipeline_id', 'stage_id', 'status', 'amount', 'closes_on']
      window o as (partition by record_id order by seq)
    ) e
    cross join lateral (select stages[cardinality(stages)] as stage,
      statuses[cardinality(statuses)] as status, amounts[cardinality(amounts)] as amount,
      days[cardinality(days)] as closes_on, owners[cardinality(owners)] as owner,
      closings[cardinality(closings)] as closed_at) last_of
    window s as (partition by record_id order by seq)
  ) told
  window w as (partition by record_id order by seq)
  on conflict do nothing`;
