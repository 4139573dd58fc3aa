import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import {
  findEmbeddedPostgres,
  startEmbeddedPostgres,
} from '#src/server/db/embedded/embedded-postgres.ts';
import { measureImport } from './import-rows.ts';
import { type Figures, LoadSender, measureInTurns, type Plan } from './measure.ts';
import { limitRequest, makeOperations, type Operation } from './operations.ts';
import { readMemoryMb } from './processes.ts';
import { findFreePort, makeKey, type Product, startProduct } from './product.ts';
import { measureRecall } from './recall.ts';
import { judge, type Measured, printReport, type SizeReport } from './report.ts';
import { type Seeded, seed } from './seed.ts';

/** By then what is due at a start is done, and V8 has given back what that took. */
const REST_MS = 120_000;
const { values: given } = parseArgs({
  options: {
    product: { type: 'string' },
    json: { type: 'boolean', default: false },
    sizes: { type: 'string', default: '10000,100000,1000000' },
    only: { type: 'string' },
    profile: { type: 'string' },
    keep: { type: 'boolean', default: false },
    seconds: { type: 'string', default: '6' },
    connections: { type: 'string', default: '10' },
  },
});
const load = {
  connections: Number(given.connections),
  // short turns, for what else the machine does comes and goes
  slices: Math.ceil(Number(given.seconds) / 0.5),
  sliceMs: 500,
};
const entry = given.product!;

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** Whether `--only` names an operation, `import` or `idle`; without it all are measured. */
function wants(name: string): boolean {
  return given.only?.split(',').includes(name) ?? true;
}

const sizes: SizeReport[] = [];
const sender = new LoadSender();
for (const size of given.sizes.split(',').map(Number)) sizes.push(await measureSize(size));
await sender.close();
const report = judge(sizes, load.connections);
if (given.json) console.log(JSON.stringify(report, null, 2));
else printReport(report);
if (report.goals.some(({ met }) => !met)) process.exitCode = 1;

async function measureSize(size: number): Promise<SizeReport> {
  const dataDir = await mkdtemp(join(tmpdir(), 'uptake-bench-'));
  const port = await findFreePort();
  let product: Product | undefined;
  try {
    product = await startProduct({ entry, dataDir, port });
    const key = await makeKey(product.url);
    await product.stop();
    const begun = performance.now();
    const seeded = await seedFolder(dataDir, size);
    const seedSeconds = (performance.now() - begun) / 1000;
    const nodeOptions = given.profile ? ['--cpu-prof', `--cpu-prof-dir=${given.profile}`] : [];
    product = await startProduct({ entry, dataDir, port, nodeOptions });
    await makeKey(product.url); // somebody has signed in, as in any day's process
    const idle = wants('idle') ? await readMemoryAtRest(product) : undefined;
    const url = (await findEmbeddedPostgres(dataDir))!;
    const operations = await prepareOperations(url, seeded, key);
    const measured = await measureAll({ product, url, operations });
    const recall = await measureRecall(product.url, key, seeded);
    const imported = wants('import')
      ? await measureImport(product.url, key, url).catch((error: Error) =>
          say(`  ${error.message}`),
        )
      : undefined;
    return {
      people: size,
      seed_s: seedSeconds,
      start_ms: product.startMs,
      idle_pss_mb: idle?.total,
      idle_node_pss_mb: idle?.node,
      busy_pss_mb: readMemoryMb(product.child.pid!)?.total,
      recall,
      import: imported ?? undefined,
      operations: measured,
    };
  } finally {
    await product?.stop();
    if (given.keep) say(`kept: ${dataDir}`);
    else await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function readMemoryAtRest(product: Product) {
  await sleep(REST_MS);
  return readMemoryMb(product.child.pid!);
}

async function seedFolder(dataDir: string, size: number): Promise<Seeded> {
  const postgres = await startEmbeddedPostgres({ dataDir });
  try {
    return await seed(postgres.url, size, (text) => say(`  ${text}`));
  } finally {
    await postgres.stop();
  }
}

async function prepareOperations(url: string, seeded: Seeded, key: string): Promise<Operation[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(
    'select title_key, id from person order by title_key collate "C", id offset $1 limit 1',
    [Math.floor(seeded.people.length * 0.7)],
  );
  await client.end();
  return makeOperations({ seeded, key, deep: rows[0] }).filter(({ name }) => wants(name));
}

async function measureAll(work: { product: Product; url: string; operations: Operation[] }) {
  const statements = Object.fromEntries(
    work.operations.map(({ name, sql }) => [encodeURIComponent(name), sql]),
  );
  const limit = await startLimit(work.url, statements);
  const plan: Plan = { ...load, postmaster: await findPostmaster(work.url) };
  const measured: Measured[] = [];
  try {
    for (const operation of work.operations) {
      const targets = [
        { port: work.product.port, pid: work.product.child.pid!, requests: operation.product },
        {
          port: limit.port,
          pid: limit.pid,
          requests: operation.limit.map((values) => limitRequest(operation.name, values)),
        },
      ];
      const figures = await measureInTurns(sender, targets, plan).catch((error: Error) =>
        say(`  ${operation.name} was not measured: ${error.message}`),
      );
      if (!figures) {
        process.exitCode = 1;
        continue;
      }
      const [product, bare] = figures as [Figures, Figures];
      const rates = [product, bare].map(({ requests_per_s }) => requests_per_s.toFixed(0));
      say(`  ${operation.name}: ${rates[0]}/s of ${rates[1]}/s`);
      measured.push({ operation, product, limit: bare });
    }
    const [empty] = await measureInTurns(
      sender,
      [{ port: limit.port, pid: limit.pid, requests: [limitRequest('nothing', [])] }],
      { ...plan, slices: 1 },
    );
    say(`  the client alone: ${empty!.requests_per_s.toFixed(0)}/s`);
    return measured;
  } finally {
    limit.stop();
  }
}

async function findPostmaster(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(
    "select split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::int as pid",
  );
  await client.end();
  return rows[0].pid;
}

async function startLimit(url: string, statements: Record<string, string>) {
  const script = new URL('./limit-server.js', import.meta.url).pathname;
  const child = spawn(process.execPath, [script, url, JSON.stringify(statements)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  const port = await new Promise<number>((resolve) => {
    child.stdout!.once('data', (text) => resolve(Number(String(text))));
  });
  return { port, pid: child.pid!, stop: () => child.kill() };
}
