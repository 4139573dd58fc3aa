import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import {
  findEmbeddedPostgres,
  startEmbeddedPostgres,
} from '#src/server/db/embedded/embedded-postgres.ts';
import { type SeededDeals, seedDeals } from './deals/seed-deals.ts';
import { findFreePort, makeKey, startProduct } from './product.ts';

const { values: given } = parseArgs({
  options: {
    product: { type: 'string' },
    json: { type: 'boolean', default: false },
    deals: { type: 'string', default: '50000' },
    rounds: { type: 'string', default: '40' },
  },
});
const GOALS: Record<string, number> = { board: 50, 'as of a year ago': 200 };
const rounds = Number(given.rounds);

/** What the board shows at the least, without permission, cards, or a request. */
const SUMS = `select stage_id, amount ->> 'currency', count(*), sum((amount ->> 'amount')::bigint)
  from deal where workspace_id = $1 and deleted_at is null and status = 'open' group by 1, 2`;

/** The same day without kept states: the last word of each field before it. */
const LEDGER = `select stage, count(*) from (
    select distinct on (record_id) record_id, changes #>> '{stage_id,1}' as stage
    from ledger_event where workspace_id = $1 and record_type = 'deal' and changes ? 'stage_id'
      and at < $2::date order by record_id, seq desc) last group by 1`;

const dataDir = await mkdtemp(join(tmpdir(), 'uptake-bench-deals-'));
try {
  await measure();
} finally {
  await rm(dataDir, { recursive: true, force: true });
}

async function measure(): Promise<void> {
  const entry = given.product!;
  // the first start makes the workspace with its pipeline
  const first = await startProduct({ entry, dataDir, port: await findFreePort() });
  const key = await makeKey(first.url);
  await first.stop();
  const postgres = await startEmbeddedPostgres({ dataDir });
  const seeded = await seedDeals(postgres.url, Number(given.deals)).finally(() => postgres.stop());
  const product = await startProduct({ entry, dataDir, port: await findFreePort() });
  try {
    const figures = await compare(product.url, { key, seeded, dataDir });
    tell(seeded, figures);
  } finally {
    await product.stop();
  }
}

interface Figure {
  name: string;
  p50: number;
  p95: number;
  goal: number | undefined;
}

/** The product and the limit in turns, so that what else the machine does meets both alike. */
async function compare(
  url: string,
  { key, seeded, dataDir }: { key: string; seeded: SeededDeals; dataDir: string },
): Promise<Figure[]> {
  const client = new pg.Client({ connectionString: (await findEmbeddedPostgres(dataDir))! });
  await client.connect();
  return measureWith(client, { url, key, seeded }).finally(() => client.end());
}

interface Measured {
  url: string;
  key: string;
  seeded: SeededDeals;
}

async function measureWith(client: pg.Client, { url, key, seeded }: Measured): Promise<Figure[]> {
  const { workspaceId, pipelineId } = seeded;
  const ago = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
  const get = (path: string) => async () => {
    const answer = await fetch(`${url}/api/v1/${path}`, {
      headers: { authorization: `Bearer ${key}` },
    });
    const text = await answer.text();
    if (answer.status !== 200) throw new Error(`${path}: ${text}`);
  };
  const past = `pipelines/${pipelineId}`;
  const works: [string, () => Promise<unknown>][] = [
    ['board', get(`deals/board?pipeline_id=${pipelineId}`)],
    ['board, mine', get(`deals/board?pipeline_id=${pipelineId}&owners=me`)],
    ['as of a year ago', get(`${past}/as-of?day=${ago(365)}`)],
    ['changes of a year', get(`${past}/changes?from=${ago(365)}&to=${ago(0)}`)],
    ['changes of a week', get(`${past}/changes?from=${ago(7)}&to=${ago(0)}`)],
    ['limit: sums of the open deals', () => client.query(SUMS, [workspaceId])],
    ['limit: as of, from the ledger', () => client.query(LEDGER, [workspaceId, ago(365)])],
  ];
  const times = new Map<string, number[]>(works.map(([name]) => [name, []]));
  for (let round = -5; round < rounds; round += 1) {
    for (const [name, work] of works) {
      if (name.endsWith('ledger') && round >= 5) continue;
      const begun = performance.now();
      await work();
      if (round >= 0) times.get(name)!.push(performance.now() - begun);
    }
  }
  return [...times].map(([name, all]) => ({ name, ...percentiles(all), goal: GOALS[name] }));
}

function percentiles(all: number[]): { p50: number; p95: number } {
  const sorted = all.toSorted((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
  return { p50: at(0.5), p95: at(0.95) };
}

function tell(seeded: SeededDeals, figures: Figure[]): void {
  const missed = figures.filter(({ p95, goal }) => goal !== undefined && p95 > goal);
  if (given.json) console.log(JSON.stringify({ ...seeded, figures }, null, 2));
  else {
    const { deals, open, events, states } = seeded;
    console.log(`${deals} deals, ${open} open, ${events} events, ${states} states`);
    for (const { name, p50, p95, goal } of figures) {
      const wanted = goal === undefined ? '' : ` (goal ${goal})`;
      console.log(`${name}: p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms${wanted}`);
    }
  }
  if (missed.length > 0) process.exitCode = 1;
}
