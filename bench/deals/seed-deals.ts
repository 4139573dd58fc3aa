import pg from 'pg';

export interface SeededDeals {
  workspaceId: string;
  pipelineId: string;
  deals: number;
  events: number;
  open: number;
  states: number;
}

const EVENTS_EACH = 20;
const YEARS_DAYS = 1000;
/** So many of a hundred deals are open still. */
const OPEN_PERCENT = 20;

/**
 * Fills the workspace with deals made over almost three years, twenty ledger events each, contacts and
 * next steps. The events are not chained, for nothing here reads the chain. `url` is of the owner.
 */
export async function seedDeals(url: string, count: number): Promise<SeededDeals> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('set session_replication_role = replica');
    const { rows } =
      await client.query(`select m.workspace_id as ws, m.id as member, p.id as pipeline
      from member m join pipeline p on p.workspace_id = m.workspace_id order by p.position limit 1`);
    const { ws, member, pipeline } = rows[0];
    await client.query(PLAN, [ws, pipeline, count, YEARS_DAYS, OPEN_PERCENT]);
    for (const statement of [COMPANIES, DEALS, ACTIVITIES, TASKS]) {
      await client.query(statement, [ws, member]);
    }
    await client.query(EVENTS, [ws, member, EVENTS_EACH]);
    await client.query(`update ledger_head h set seq = (
      select max(seq) from ledger_event e where e.workspace_id = h.workspace_id)`);
    await client.query(STATES, [ws]);
    await client.query('drop table plan');
    await client.query('vacuum analyze');
    await client.query('checkpoint');
    const counted = await client.query(`select
      (select count(*) from ledger_event)::int as events,
      (select count(*) from deal_state)::int as states,
      (select count(*) from deal where status = 'open')::int as open`);
    return { workspaceId: ws, pipelineId: pipeline, deals: count, ...counted.rows[0] };
  } finally {
    await client.end();
  }
}

/** What becomes of each deal: how far it comes, when, and what it is worth. */
const PLAN = `create temporary table plan as
  with stages as (
    select array_agg(id order by position) filter (where kind = 'open') as open,
      min(id::text) filter (where kind = 'won') as won, min(id::text) filter (where kind = 'lost') as lost
    from stage where workspace_id = $1::uuid and pipeline_id = $2::uuid)
  select i, gen_random_uuid() as id, s.open, $2::uuid as pipeline,
    now() - (1 - i::float / $3::int) * make_interval(days => $4::int) as made,
    1 + i % 4 as reached, (i * 7919) % 100 < $5::int as is_open, i % 3 = 0 as is_won,
    (case when i % 3 = 0 then s.won else s.lost end)::uuid as ending,
    (1 + (i::bigint * 104729) % 5000) * 10000 as amount, case when i % 10 = 0 then 'USD' else 'EUR' end as currency
  from generate_series(1, $3::int) i cross join stages s`;

const COMPANIES = `insert into company (workspace_id, id, title, owner_id, name)
  select $1::uuid, md5('company ' || n)::uuid, 'Company ' || n, $2::uuid, 'Company ' || n
  from generate_series(0, 4999) n`;

const STAGE_NOW = `case when is_open then open[reached] else ending end`;
const CLOSED = `case when not is_open then made + interval '90 days' end`;

const DEALS = `insert into deal (workspace_id, id, title, owner_id, created_at, updated_at, version, name,
    company_id, pipeline_id, stage_id, amount, closes_on, status, closed_at, stage_since, board_position)
  select $1::uuid, id, 'Deal ' || i, $2::uuid, made, made, ${EVENTS_EACH}, 'Deal ' || i,
    md5('company ' || i % 5000)::uuid, pipeline, ${STAGE_NOW},
    jsonb_build_object('amount', amount, 'currency', currency), (made + interval '120 days')::date,
    case when is_open then 'open' when is_won then 'won' else 'lost' end, ${CLOSED}, made,
    extract(epoch from made) * 1000
  from plan`;

const ACTIVITIES = `insert into activity (workspace_id, id, title, owner_id, kind, body, occurred_at,
    company_id, deal_id)
  select $1::uuid, gen_random_uuid(), 'Spoke', $2::uuid, case when n % 3 = 0 then 'note' else 'call' end, 'Spoke',
    made + make_interval(days => n * (5 + i % 9)), md5('company ' || i % 5000)::uuid, id
  from plan cross join generate_series(0, 3) n`;

const TASKS = `insert into task (workspace_id, id, title, owner_id, subject, due_on, company_id, deal_id)
  select $1::uuid, gen_random_uuid(), 'Call', $2::uuid, 'Call', current_date + i % 30, md5('company ' || i % 5000)::uuid,
    id
  from plan where is_open and i % 2 = 0`;

const EVENTS = `insert into ledger_event (workspace_id, seq, id, at, occurred_at, actor_id, via, verb,
    record_type, record_id, command_id, changes, changes_salt, changes_hash, hash)
  select $1::uuid, (select seq from ledger_head where workspace_id = $1::uuid) + row_number() over (order by n, i),
    gen_random_uuid(), t.at, t.at, $2::uuid, 'api', case when n = 0 then 'deal.created' else 'deal.changed' end,
    'deal', id, gen_random_uuid(), case n
      when 0 then jsonb_build_object('name', jsonb_build_array(null, 'Deal ' || i),
        'owner_id', jsonb_build_array(null, $2::uuid), 'status', jsonb_build_array(null, 'open'),
        'pipeline_id', jsonb_build_array(null, pipeline), 'stage_id', jsonb_build_array(null, open[1]))
      when 1 then jsonb_build_object('amount', jsonb_build_array(null,
        jsonb_build_object('amount', amount / 2, 'currency', currency)))
      when 4 then jsonb_build_object('amount', jsonb_build_array(null,
        jsonb_build_object('amount', amount, 'currency', currency)))
      when 7 then jsonb_build_object('closes_on', jsonb_build_array(null, (made + interval '120 days')::date))
      when 19 then case when is_open then other else jsonb_build_object(
        'status', jsonb_build_array('open', case when is_won then 'won' else 'lost' end),
        'closed_at', jsonb_build_array(null, ${CLOSED}),
        'stage_id', jsonb_build_array(open[reached], ending)) end
      else case when n in (3, 8, 12) and reached >= n / 4 + 2 - n / 8 then
        jsonb_build_object('stage_id', jsonb_build_array(null, open[n / 4 + 2 - n / 8])) else other end
    end, gen_random_uuid(), '\\x00', '\\x00'
  from plan cross join generate_series(0, $3::int - 1) n
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
