import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, type BrowserContext, chromium } from 'playwright-core';
import { ADMIN, findFreePort, type Product, startProduct } from './product.ts';

const { values: given } = parseArgs({
  options: {
    product: { type: 'string' },
    /** The built entry of another product, which takes turns with this one. */
    against: { type: 'string' },
    json: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '15' },
    language: { type: 'string', default: 'en' },
  },
});
/** A telephone of middling age, by the rate of Chromium's own tools. */
const SLOWER = 4;
/** A mobile network of middling kind: what is on its way is 150 ms late, and 1.6 Mbit/s come. */
const NETWORK = {
  offline: false,
  latency: 150,
  downloadThroughput: 200_000,
  uploadThroughput: 90_000,
};
const TASKS = 8;

/** Runs in the page: tells the moment at which the day's tasks are drawn. */
const WATCH = `window.drawn = new Promise((resolve) => {
  new MutationObserver((_, observer) => {
    if (document.querySelectorAll('main li').length < ${TASKS}) return;
    observer.disconnect();
    requestAnimationFrame(() => setTimeout(() => resolve(performance.now())));
  }).observe(document, { childList: true, subtree: true });
})`;
const READ = `window.drawn.then((ms) => {
  const entries = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
    .filter(({ startTime }) => startTime <= ms);
  return { ms, requests: entries.length, bytes: entries.reduce((sum, one) => sum + one.transferSize, 0) };
})`;

interface Load {
  ms: number;
  requests: number;
  bytes: number;
}
interface Side {
  name: string;
  product: Product;
  cpu: Load[];
  network: Load[];
}

const folder = await mkdtemp(join(tmpdir(), 'uptake-today-'));
const browser = await chromium.launch({
  executablePath: process.env.UPTAKE_TEST_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
const sides: Side[] = [];
try {
  if (given.against) sides.push(await start('against', given.against));
  sides.push(await start('this', given.product!));
  // the first load of each only warms what the server keeps
  for (let round = 0; round <= Number(given.rounds); round++) {
    for (const side of sides) {
      const loads = { cpu: await load(browser, side), network: await load(browser, side, NETWORK) };
      if (round === 0) continue;
      side.cpu.push(loads.cpu);
      side.network.push(loads.network);
    }
  }
  report();
} finally {
  await browser.close();
  for (const { product } of sides) await product.stop();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

async function start(name: string, entry: string): Promise<Side> {
  const dataDir = join(folder, name);
  const product = await startProduct({ entry, dataDir, port: await findFreePort() });
  const { request } = await enter(browser, product);
  const said = [await request.patch('/api/v1/me', { data: { language: given.language } })];
  const due_on = new Date().toLocaleDateString('sv');
  for (let task = 1; task <= TASKS; task++) {
    const data = { subject: `Call back ${task}`, kind: 'call', due_on };
    said.push(await request.post('/api/v1/tasks', { data }));
  }
  const refused = said.find((answer) => !answer.ok());
  if (refused) throw new Error(await refused.text());
  return { name, product, cpu: [], network: [] };
}

/** A browser that has never been here, but for its session. */
async function enter(with_: Browser, { url }: Product): Promise<BrowserContext> {
  const context = await with_.newContext({
    viewport: { width: 1440, height: 900 },
    baseURL: url,
    locale: 'en-GB',
  });
  await context.request.post('/api/v1/session', { data: ADMIN });
  return context;
}

/** One load of Today with nothing kept, from the address to the drawn tasks. */
async function load(with_: Browser, { product }: Side, network?: typeof NETWORK): Promise<Load> {
  const context = await enter(with_, product);
  const page = await context.newPage();
  const tools = await context.newCDPSession(page);
  await tools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  if (network) {
    await tools.send('Network.enable');
    await tools.send('Network.emulateNetworkConditions', network);
  }
  await page.addInitScript(WATCH);
  await page.goto('/');
  const seen = await page.evaluate<Load>(READ);
  await context.close();
  return seen;
}

function report(): void {
  const figures = sides.flatMap(({ name, cpu, network }) =>
    Object.entries({ cpu, network }).map(([slowed, loads]) => ({
      build: name,
      slowed: slowed === 'cpu' ? `processor ${SLOWER} times` : 'and the network',
      p50_ms: middle(loads.map(({ ms }) => ms)),
      fastest_ms: Math.round(Math.min(...loads.map(({ ms }) => ms))),
      requests: middle(loads.map(({ requests }) => requests)),
      bytes: middle(loads.map(({ bytes }) => bytes)),
    })),
  );
  if (given.json) console.log(JSON.stringify(figures, null, 2));
  else console.table(figures);
}

function middle(values: number[]): number {
  return Math.round(values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!);
}
