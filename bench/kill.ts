import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { findEmbeddedPostgres } from '#src/server/db/embedded/embedded-postgres.ts';
import { findFamily } from './processes.ts';
import { findFreePort, makeKey, type Product, startProduct } from './product.ts';
import { type Sent, startWriters, type Writers } from './writers.ts';

const { values: given } = parseArgs({
  options: {
    product: { type: 'string' },
    json: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '12' },
    writers: { type: 'string', default: '8' },
  },
});
/** What is killed, in turn: the product, the database's first process, all of its processes. */
const VICTIMS = ['product', 'database', 'every database process'] as const;
const PROOF_ROUNDS = 4;
const MAX_RUN_MS = 2500;
const SETTLE_MS = 30;
const PATIENCE_MS = 30_000;

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

const durable = await run({ rounds: Number(given.rounds), isDurable: true });
const proof = await run({ rounds: PROOF_ROUNDS, isDurable: false });
const isSafe =
  durable.lost + durable.doubled + durable.phantom + durable.contradicted === 0 &&
  durable.ledger_faults === 0 &&
  durable.acknowledged > 0;
const report = {
  ...durable,
  safe: isSafe,
  without_synchronous_commit: proof,
  can_fail: proof.lost > 0,
};
if (given.json) console.log(JSON.stringify(report, null, 2));
else console.table({ durable, 'synchronous_commit off': proof });
if (!isSafe || proof.lost === 0) process.exitCode = 1;

interface Run {
  rounds: number;
  /** Otherwise commits are answered before they are written, and a kill must lose some. */
  isDurable: boolean;
}

async function run({ rounds, isDurable }: Run) {
  say(isDurable ? 'As it is delivered' : 'With synchronous_commit off: losses must be found');
  const dataDir = await mkdtemp(join(tmpdir(), 'uptake-kill-'));
  const options = { entry: given.product!, dataDir, port: await findFreePort() };
  let product: Product = await startProduct(options);
  try {
    const key = await makeKey(product.url);
    if (!isDurable) {
      await forgetDurability(dataDir);
      await product.stop();
      product = await startProduct(options);
    }
    const writers = startWriters(product.url, key, Number(given.writers));
    const backMs: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const victim = isDurable ? VICTIMS[round % VICTIMS.length]! : VICTIMS[2];
      await sleep(Math.random() * MAX_RUN_MS);
      await within(writers.nextSuccess(), 'no write succeeded');
      if (victim === 'product') {
        product.child.kill('SIGKILL');
        product = await startProduct(options);
      } else {
        killDatabase(dataDir, victim === 'database');
      }
      backMs.push(await measureReturn(writers));
      say(`  ${victim} killed, writing again after ${backMs.at(-1)!.toFixed(0)} ms`);
    }
    const sent = await writers.stop();
    await product.stop();
    product = await startProduct(options);
    const found = await compare((await findEmbeddedPostgres(dataDir))!, sent);
    return { rounds, ...found, slowest_return_ms: Math.round(Math.max(...backMs)) };
  } finally {
    await product.stop();
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** SIGKILL: nothing is flushed, nobody is told. Without the first process alone, the rest ends too. */
function killDatabase(dataDir: string, firstAlone: boolean): void {
  const file = readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8');
  const postmaster = Number(file.split('\n')[0]);
  const victims = firstAlone ? [postmaster] : findFamily(postmaster);
  for (const pid of victims) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // it has ended by itself meanwhile
    }
  }
}

async function measureReturn(writers: Writers): Promise<number> {
  const from = performance.now();
  await sleep(SETTLE_MS); // what was answered already is no return
  await within(writers.nextSuccess(), 'nothing could be written after the kill');
  return performance.now() - from;
}

async function within(promise: Promise<void>, problem: string): Promise<void> {
  const isLate = await Promise.race([promise, sleep(PATIENCE_MS, true, { ref: false })]);
  if (isLate) throw new Error(`${problem} within ${PATIENCE_MS / 1000} s`);
}

/**
 * Commits answer at once and stay in the database's memory for ten seconds, so that a SIGKILL of all
 * its processes loses them; what was handed to the kernel would survive it.
 */
async function forgetDurability(dataDir: string): Promise<void> {
  const client = await connect((await findEmbeddedPostgres(dataDir))!);
  await client.query('alter database uptake set synchronous_commit = off');
  await client.query("alter system set wal_writer_delay = '10s'");
  await client.query('checkpoint');
  await client.end();
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}

interface Row {
  id: string;
  name: string;
  /** How often the ledger says that it was created. */
  events: number;
  /** Whether search knows it. */
  found: boolean;
}

/** What is there against what was sent. */
async function compare(url: string, sent: Sent) {
  const client = await connect(url);
  const { rows } = await client.query<{
    id: string;
    name: string;
    events: number;
    found: boolean;
  }>(`
    select p.id, p.last_name as name,
      (select count(*)::int from ledger_event e where e.workspace_id = p.workspace_id
        and e.record_id = p.id and e.verb = 'person.created') as events,
      exists (select from search_entry s where s.workspace_id = p.workspace_id
        and s.record_id = p.id) as found
    from person p where p.first_name = 'Kill'`);
  const faults = await client.query<{ count: number }>(`
    select count(*)::int as count from directory.workspace w, ledger_faults(w.id)`);
  await client.end();
  const there = new Map<string, Row[]>();
  for (const row of rows) there.set(row.name, [...(there.get(row.name) ?? []), row]);
  const isWhole = (name: string, id: string) =>
    there.get(name)?.some((row) => row.id === id && row.events === 1 && row.found);
  const wasSent = (name: string) => sent.acknowledged.has(name) || sent.open.has(name);
  return {
    acknowledged: sent.acknowledged.size,
    unanswered: sent.open.size,
    unanswered_and_there: [...sent.open].filter((name) => there.has(name)).length,
    refused: sent.refused.size,
    repeated: sent.repeated,
    lost: [...sent.acknowledged].filter(([name, id]) => !isWhole(name, id)).length,
    doubled: [...there.values()].filter((same) => same.length > 1).length,
    phantom: [...there.keys()].filter((name) => !wasSent(name)).length,
    contradicted: sent.contradicted,
    ledger_faults: faults.rows[0]!.count,
  };
}
