import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findEmbeddedPostgres } from '#src/server/db/embedded/embedded-postgres.ts';
import { findFreePort, makeKey, startProduct } from './product.ts';
import { seed } from './seed.ts';
import { seedCases } from './seed-cases.ts';

const { values: given } = parseArgs({
  options: {
    product: { type: 'string' },
    json: { type: 'boolean', default: false },
    cases: { type: 'string', default: '200000' },
    people: { type: 'string', default: '20000' },
  },
});
const GOAL_MS = 50;
const ROUNDS = 200;
const WARM_UP = 20;

const OPEN = JSON.stringify({ field: 'status', op: 'any_of', value: ['new', 'open', 'waiting'] });
const ASKED = {
  'queue: nobody’s': '/api/v1/case-queue?scope=unassigned',
  'queue: mine': '/api/v1/case-queue?scope=mine',
  'queue: all': '/api/v1/case-queue?scope=all',
  'queue: waiting': '/api/v1/case-queue?scope=waiting',
  'list: all': '/api/v1/cases?limit=50&sort=-opened_at',
  'list: open by what is due': `/api/v1/cases?limit=50&sort=next_due_at&filter=${encodeURIComponent(OPEN)}`,
};

const folder = await mkdtemp(join(tmpdir(), 'uptake-cases-'));
const product = await startProduct({
  entry: given.product!,
  dataDir: folder,
  port: await findFreePort(),
});
try {
  const url = (await findEmbeddedPostgres(folder))!;
  const seeded = await seed(url, Number(given.people), () => {});
  await seedCases(url, seeded, Number(given.cases));
  const key = await makeKey(product.url);
  const figures = [];
  for (const [name, path] of Object.entries(ASKED)) {
    figures.push({ name, ...(await measure(product.url + path, key)) });
  }
  report(figures);
} finally {
  await product.stop();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

interface Figure {
  name: string;
  p50_ms: number;
  p95_ms: number;
}

/** One request after the other, as a person asks. */
async function measure(url: string, key: string) {
  const times: number[] = [];
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    const begun = performance.now();
    const answer = await fetch(url, { headers: { authorization: `Bearer ${key}` } });
    await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
    if (round >= 0) times.push(performance.now() - begun);
  }
  times.sort((one, other) => one - other);
  return { p50_ms: times[ROUNDS / 2]!, p95_ms: times[Math.floor(ROUNDS * 0.95)]! };
}

function report(figures: Figure[]): void {
  if (figures.some(({ p95_ms }) => p95_ms > GOAL_MS)) process.exitCode = 1;
  if (given.json) {
    process.stdout.write(`${JSON.stringify(figures)}\n`);
    return;
  }
  process.stdout.write(`${given.cases} cases; goal: ${GOAL_MS} ms p95\n`);
  for (const { name, p50_ms, p95_ms } of figures) {
    const times = `p50 ${p50_ms.toFixed(1)} ms  p95 ${p95_ms.toFixed(1)} ms`;
    process.stdout.write(`${name.padEnd(28)} ${times}\n`);
  }
}
