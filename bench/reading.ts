import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findFreePort, type Product, startProduct } from './product.ts';
import { type Filled, fillFolder } from './reading/fill-folder.ts';
import { type Read, readsOf } from './reading/reads.ts';

const { values: given } = parseArgs({
  options: {
    product: { type: 'string' },
    /** The entry of another build, on a data folder filled alike, measured in turns with the one. */
    against: { type: 'string' },
    'against-data': { type: 'string' },
    /** Where the data stands, or is put once; without it a folder of the moment. */
    data: { type: 'string' },
    only: { type: 'string' },
    json: { type: 'boolean', default: false },
    people: { type: 'string', default: '100000' },
    deals: { type: 'string', default: '50000' },
    cases: { type: 'string', default: '200000' },
    orders: { type: 'string', default: '50000' },
    rounds: { type: 'string', default: '40' },
  },
});
const WARM_UP = 6;

const dataDir = given.data ?? (await mkdtemp(join(tmpdir(), 'uptake-bench-reading-')));
try {
  await measure();
} finally {
  if (!given.data) await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
}

async function measure(): Promise<void> {
  const [people, deals, cases, orders] = [given.people, given.deals, given.cases, given.orders];
  const sizes = {
    people: Number(people),
    deals: Number(deals),
    cases: Number(cases),
    orders: Number(orders),
  };
  const entry = given.product!;
  const filled = await fillFolder(dataDir, { entry, sizes });
  const started = [await startProduct({ entry, dataDir, port: await findFreePort() })];
  try {
    if (given.against) started.push(await startOther(given.against));
    tell(filled, await ask(started, filled));
  } finally {
    for (const product of started) await product.stop();
  }
}

async function startOther(entry: string): Promise<Product> {
  return startProduct({ entry, dataDir: given['against-data']!, port: await findFreePort() });
}

interface Figure {
  name: string;
  goal: number;
  /** Of the product, and of what it is measured against. */
  times: { p50: number; p95: number }[];
}

/** One request after the other, as a person asks; all in turns, so that all meet the same. */
async function ask(products: Product[], filled: Filled): Promise<Figure[]> {
  const only = given.only?.split(',');
  const reads = readsOf(filled).filter(({ area }) => !only || only.includes(area));
  const times = new Map<Read, number[][]>(reads.map((read) => [read, products.map(() => [])]));
  for (let round = -WARM_UP; round < Number(given.rounds); round += 1) {
    for (const [read, all] of times) {
      const path = read.paths[(round + WARM_UP) % read.paths.length]!;
      for (const [at, { url }] of products.entries()) {
        const begun = performance.now();
        await get(`${url}/api/v1/${path}`, filled.key);
        if (round >= 0) all[at]!.push(performance.now() - begun);
      }
    }
  }
  return [...times].map(([{ name, goal }, all]) => ({ name, goal, times: all.map(percentiles) }));
}

async function get(url: string, key: string): Promise<void> {
  const answer = await fetch(url, { headers: { authorization: `Bearer ${key}` } });
  const text = await answer.text();
  if (answer.status !== 200) throw new Error(`${url}: ${text}`);
}

function percentiles(all: number[]): { p50: number; p95: number } {
  const sorted = all.toSorted((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
  return { p50: at(0.5), p95: at(0.95) };
}

function tell(filled: Filled, figures: Figure[]): void {
  const { people, deals, open, events, states, cases, orders } = filled;
  const size = { people, deals, open, events, states, cases, orders };
  if (given.json) console.log(JSON.stringify({ ...size, figures }, null, 2));
  else {
    const sizes = Object.entries(size).map(([name, count]) => `${count} ${name}`);
    console.log(sizes.join(', '));
    for (const { name, times, goal } of figures) {
      const told = times.map(
        ({ p50, p95 }) =>
          `p50 ${p50.toFixed(1).padStart(7)} ms  p95 ${p95.toFixed(1).padStart(7)} ms`,
      );
      console.log(`${name.padEnd(32)} ${told.join('  against ')}  (goal ${goal})`);
    }
  }
  if (figures.some(({ times, goal }) => times[0]!.p95 > goal)) process.exitCode = 1;
}
