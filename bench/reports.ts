import { parseArgs } from 'node:util';
import { builtInBoards } from '#src/features/reports/dashboard/built-in-boards.ts';
import { tileRequest } from '#src/features/reports/dashboard/tile-request.ts';
import { findFreePort, type Product, startProduct } from './product.ts';
import { fillFolder } from './reading/fill-folder.ts';
import { addEntries } from './reports/add-entries.ts';

const { values: given } = parseArgs({
  options: {
    product: { type: 'string' },
    /** The entry of another build, on a data folder filled alike, measured in turns with the one. */
    against: { type: 'string' },
    'against-data': { type: 'string' },
    /** Where the data stands, or is put once. */
    data: { type: 'string' },
    json: { type: 'boolean', default: false },
    people: { type: 'string', default: '100000' },
    deals: { type: 'string', default: '50000' },
    cases: { type: 'string', default: '50000' },
    orders: { type: 'string', default: '50000' },
    /** Saves of people whose time in the form is known. */
    entries: { type: 'string', default: '250000' },
    rounds: { type: 'string', default: '30' },
    /** Measures each tile by itself, to see which is slow. */
    tiles: { type: 'boolean', default: false },
  },
});
const GOAL_MS = 300;
const WARM_UP = 4;

interface Asked {
  name: string;
  requests: unknown[];
}

/** All figures of a dashboard in one request, as its page asks for them. */
function boards(): Asked[] {
  return builtInBoards.map(({ name, period, tiles }) => {
    const view = { period, whose: 'everyone', compare: 'previous' } as const;
    return { name, requests: tiles.map((tile) => tileRequest(tile, tile.request!, view)) };
  });
}

function asked(): Asked[] {
  if (!given.tiles) return boards();
  return boards().flatMap(({ name, requests }) =>
    requests.map((request) => ({
      name: `${name} ${JSON.stringify(request)}`,
      requests: [request],
    })),
  );
}

async function measure(): Promise<void> {
  const { product: entry = '', data: dataDir = '' } = given;
  if (!dataDir) throw new Error('Say where the data stands or is to be put: --data FOLDER');
  const [people, deals] = [Number(given.people), Number(given.deals)];
  const sizes = { people, deals, cases: Number(given.cases), orders: Number(given.orders) };
  const filled = await fillFolder(dataDir, { entry, sizes });
  const { workspaceId } = filled;
  const entries = await addEntries(dataDir, { workspaceId, count: Number(given.entries) });
  const products = [await startProduct({ entry, dataDir, port: await findFreePort() })];
  try {
    if (given.against) products.push(await startOther(given.against));
    tell({ ...filled, entries }, await askAll(products, filled.key));
  } finally {
    for (const product of products) await product.stop();
  }
}

async function startOther(entry: string): Promise<Product> {
  return startProduct({ entry, dataDir: given['against-data']!, port: await findFreePort() });
}

/** How long each took, by product. */
type Times = Map<Asked, number[][]>;

/** One after the other, and all in turns, so that all meet the same. */
async function askAll(products: Product[], key: string): Promise<Times> {
  const times: Times = new Map(asked().map((one) => [one, products.map(() => [])]));
  for (let round = -WARM_UP; round < Number(given.rounds); round += 1) {
    for (const [one, all] of times) {
      for (const [at, product] of products.entries()) {
        const begun = performance.now();
        await run(product.url, key, one.requests);
        if (round >= 0) all[at]!.push(performance.now() - begun);
      }
    }
  }
  return times;
}

async function run(url: string, key: string, requests: unknown[]): Promise<void> {
  const answer = await fetch(`${url}/api/v1/figures/run`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ requests }),
  });
  const body = (await answer.json()) as { answers: object[] };
  const wrong = body.answers?.find((one) => 'error' in one);
  if (answer.status !== 200 || wrong) throw new Error(JSON.stringify(wrong ?? body));
}

interface Told {
  deals: number;
  events: number;
  entries: number;
}

function tell({ deals, events, entries }: Told, times: Times): void {
  const figures = [...times].map(([{ name, requests }, all]) => ({
    name,
    figures: requests.length,
    times: all.map(percentiles),
  }));
  if (given.json) console.log(JSON.stringify({ deals, events, entries, boards: figures }, null, 2));
  else {
    console.log(`${deals} deals, ${events} events, ${entries} entries besides`);
    for (const { name, figures: count, times } of figures) {
      const told = times.map(
        ({ p50, p95 }) =>
          `p50 ${p50.toFixed(1).padStart(7)} ms  p95 ${p95.toFixed(1).padStart(7)} ms`,
      );
      console.log(`${told.join('  against ')}  (goal ${GOAL_MS})  ${count} figures: ${name}`);
    }
  }
  if (figures.some(({ times }) => times[0]!.p95 > GOAL_MS)) process.exitCode = 1;
}

function percentiles(all: number[]): { p50: number; p95: number } {
  const sorted = all.toSorted((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
  return { p50: at(0.5), p95: at(0.95) };
}

await measure();
