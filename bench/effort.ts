import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { findEmbeddedPostgres } from '#src/server/db/embedded/embedded-postgres.ts';
import { type Effort, Hand } from './effort/hand.ts';
import type { Bench, Task } from './effort/task.ts';
import { TASKS } from './effort/tasks.ts';
import { FIRST_NAMES } from './names.ts';
import { ADMIN, findFreePort, type Product, startProduct } from './product.ts';
import { seed } from './seed.ts';

const { values: given } = parseArgs({
  options: {
    product: { type: 'string' },
    json: { type: 'boolean', default: false },
    people: { type: 'string', default: '10000' },
    only: { type: 'string' },
    /** A folder for a picture of where each task ended. */
    pictures: { type: 'string' },
  },
});
const SIZES = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
const COMPANIES = 125;

interface Measured extends Effort {
  task: string;
  goal: number;
  rival: number | null;
  met: boolean;
  outcome: string;
}

const folder = await mkdtemp(join(tmpdir(), 'uptake-effort-'));
const listFile = join(folder, 'contacts.csv');
await writeFile(listFile, makeContacts());
const dataDir = join(folder, 'data');
const product = await startSeeded(dataDir);
const browser = await startBrowser();
const measured: Measured[] = [];
try {
  for (const task of TASKS) {
    if (given.only && !task.name.includes(given.only)) continue;
    measured.push(await measure(task));
  }
} finally {
  await browser.close();
  await product.stop();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}
if (given.json) console.log(JSON.stringify(measured, null, 2));
else console.table(measured.map(({ outcome: _, ...figures }) => figures));
if (measured.some(({ met }) => !met)) process.exitCode = 1;

async function startSeeded(folder: string): Promise<Product> {
  const options = { entry: given.product!, dataDir: folder, port: await findFreePort() };
  const started = await startProduct(options);
  const url = (await findEmbeddedPostgres(folder))!;
  await seed(url, Number(given.people), () => {});
  return started;
}

function startBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.UPTAKE_TEST_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
}

async function measure(task: Task): Promise<Measured> {
  const context = await openContext(task.size);
  const page = await context.newPage();
  const hand = await Hand.on(page);
  const bench: Bench = { hand, page, api: context.request, listFile };
  let outcome: string;
  let isDone = true;
  try {
    await task.prepare(bench);
    await page.waitForLoadState('networkidle');
    hand.begin();
    outcome = await task.perform(bench);
  } catch (error) {
    isDone = false;
    outcome = `failed: ${(error as Error).message}`;
  }
  const effort = hand.effort;
  await takePicture(page, task);
  await context.close();
  const { name, goal, rival } = task;
  return { task: name, ...effort, goal, rival, met: isDone && effort.seconds <= goal, outcome };
}

async function openContext(size: Task['size']): Promise<BrowserContext> {
  const isPhone = size === 'phone';
  const context = await browser.newContext({
    viewport: SIZES[size],
    hasTouch: isPhone,
    isMobile: isPhone,
    baseURL: product.url,
    locale: 'en-GB',
    timezoneId: 'Europe/Rome',
  });
  context.setDefaultTimeout(10_000);
  const answer = await context.request.post('/api/v1/session', { data: ADMIN });
  if (!answer.ok()) throw new Error(`could not sign in: ${answer.status()}`);
  return context;
}

async function takePicture(page: Page, task: Task): Promise<void> {
  if (!given.pictures) return;
  const name = task.name.replaceAll(/[^a-z0-9]+/gi, '-');
  await page.screenshot({ path: join(given.pictures, `${name}.png`) });
}

/** 500 people, four of each company, as an address book writes them. */
function makeContacts(): string {
  const lines = Array.from({ length: COMPANIES * 4 }, (_, at) => {
    const firm = at % COMPANIES;
    const first = FIRST_NAMES[at % FIRST_NAMES.length];
    const last = `${FIRST_NAMES[(at * 7 + firm) % FIRST_NAMES.length]}sen`;
    return `${first},${last},Works ${firm} Ltd,${at}@works${firm}.example,+43 660 ${2_000_000 + at}`;
  });
  return `First name,Last name,Company,E-mail,Phone\n${lines.join('\n')}\n`;
}
