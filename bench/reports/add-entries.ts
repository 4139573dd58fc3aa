import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '#src/server/db/embedded/embedded-postgres.ts';

const DAYS = 1000;

/**
 * Puts so many saves of people into a filled data folder, each with the time in the form, and gives how
 * many there are. Where there are some already they stay as they are.
 */
export async function addEntries(
  dataDir: string,
  { workspaceId, count }: { workspaceId: string; count: number },
): Promise<number> {
  const note = join(dataDir, 'bench-entries.json');
  if (existsSync(note)) return JSON.parse(await readFile(note, 'utf8')).count;
  const postgres = await startEmbeddedPostgres({ dataDir });
  const client = new pg.Client({ connectionString: postgres.url });
  try {
    await client.connect();
    await seedEntries(client, { workspaceId, count });
    await writeFile(note, JSON.stringify({ count }));
    return count;
  } finally {
    await client.end();
    await postgres.stop();
  }
}

/** Not chained, for nothing here reads the chain. `client` is of the owner. */
async function seedEntries(
  client: pg.Client,
  { workspaceId, count }: { workspaceId: string; count: number },
): Promise<void> {
  await client.query('set session_replication_role = replica');
  await client.query(TARGETS, [workspaceId]);
  await client.query('analyze target');
  await client.query(ENTRIES, [workspaceId, count, DAYS]);
  await client.query(`update ledger_head h set seq = (
    select max(seq) from ledger_event e where e.workspace_id = h.workspace_id)`);
  await client.query('vacuum analyze ledger_event');
  await client.query('checkpoint');
}

/** Of a hundred saves; a type of which there is no record has none. */
const SAVES = [
  ['activity', 'activity.created', 30],
  ['activity', 'activity.changed', 5],
  ['task', 'task.created', 15],
  ['task', 'task.completed', 15],
  ['deal', 'deal.changed', 14],
  ['person', 'person.changed', 7],
  ['person', 'person.created', 2],
  ['company', 'company.changed', 3],
  ['company', 'company.created', 1],
  ['service_case', 'service_case.changed', 5],
  ['sales_order', 'sales_order.created', 2],
  ['quote', 'quote.changed', 1],
] as const;
const TYPES = [...new Set(SAVES.map(([type]) => type))];
const KINDS = SAVES.flatMap(([type, verb, share]) => Array(share).fill(`('${type}', '${verb}')`));

const TARGETS = `create temporary table target as
  select type, id, row_number() over (partition by type order by id) - 1 as place
  from (${TYPES.map(
    (type) => `select '${type}' as type, id from ${type} where workspace_id = $1::uuid`,
  ).join(' union all ')}) r`;

/** In working hours of working days, in order; what is typed takes its time, on the phone more of it. */
const ENTRIES = `
  with day as (
    select array_agg(d order by d) as days from generate_series(
      current_date - $3::int, current_date - 1, interval '1 day') d where extract(isodow from d) < 6
  ), worker as (
    select array_agg(id order by id) as ids from member where workspace_id = $1::uuid and name like 'Seller %'
  ), kind as materialized (
    select v.*, c.of from (
      select *, row_number() over () - 1 as place from (values ${KINDS.join(', ')}) v (type, verb)) v
    join (select type, count(*) as of from target group by type) c on c.type = v.type
  ), saved as (
    select n, (n * 7919) % 100 as kind, n * 104729 as at_random, (n - 1) % cardinality(ids) as who,
      (n - 1) * cardinality(days)::float8 / $2::int as worked, days, ids,
      (array['web', 'web', 'web', 'capture', 'web', 'phone', 'web', 'capture', 'web', 'email'])
        [1 + (n * 31 / 7 + n / 13) % 10] as via,
      1 + (n * 48271) % 70 as keys
    from generate_series(1, $2::bigint) n cross join day cross join worker
  )
  insert into ledger_event (workspace_id, seq, id, at, occurred_at, actor_id, via, verb,
    record_type, record_id, command_id, changes, changes_salt, changes_hash, interaction_ms, keys, hash)
  select $1::uuid, (select seq from ledger_head where workspace_id = $1::uuid) + n, gen_random_uuid(),
    at, at, ids[1 + who], via, k.verb, k.type, t.id, gen_random_uuid(),
    jsonb_build_object('title', jsonb_build_array(null, 'Saved ' || n)), gen_random_uuid(), '\\x00',
    case via when 'phone' then 6400 when 'capture' then 1600 else 5200 end
      + keys * (case via when 'phone' then 240 else 190 end), keys, '\\x00'
  from saved s
  cross join lateral (select days[1 + floor(worked)::int]
    + interval '8 hours' + (worked - floor(worked)) * interval '9 hours' as at) m
  join kind k on k.place = s.kind
  join target t on t.type = k.type and t.place = s.at_random % k.of`;
