import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Page } from 'playwright-core';
import { findEmbeddedPostgres } from '#src/server/db/embedded/embedded-postgres.ts';
import { ADMIN, findFreePort, startProduct } from './product.ts';
import { seed } from './seed.ts';

const { values: given } = parseArgs({
  options: {
    product: { type: 'string' },
    json: { type: 'boolean', default: false },
    people: { type: 'string', default: '100000' },
  },
});
const GOAL_MS = 50;
const ROUNDS = 40;
/** How long a hand rests on a name before it clicks. */
const REST_MS = 150;

/** Runs in the page: tells how long after a click the record's name is drawn beside the list. */
const WATCH = `window.uptakeOpens = (row) => new Promise((resolve) => {
  let begun;
  addEventListener('click', (event) => { begun = event.timeStamp; }, { capture: true, once: true });
  function look() {
    const heading = [...document.querySelectorAll('h2')].find(
      (one) => one.checkVisibility() && one.textContent && row.endsWith(one.textContent));
    if (begun === undefined || !heading) return requestAnimationFrame(look);
    // this frame draws it; what comes after it comes when it is drawn
    setTimeout(() => resolve(performance.now() - begun));
  }
  look();
});`;

const folder = await mkdtemp(join(tmpdir(), 'uptake-open-'));
const product = await startProduct({
  entry: given.product!,
  dataDir: folder,
  port: await findFreePort(),
});
const browser = await chromium.launch({
  executablePath: process.env.UPTAKE_TEST_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
try {
  await seed((await findEmbeddedPostgres(folder))!, Number(given.people), () => {});
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    baseURL: product.url,
  });
  await context.request.post('/api/v1/session', { data: ADMIN });
  const page = await context.newPage();
  await page.addInitScript(WATCH);
  report(await measure(page));
} finally {
  await browser.close();
  await product.stop();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** Milliseconds from the click on a name in the list to its record beside the list. */
async function measure(page: Page): Promise<number[]> {
  await page.goto('/people');
  const names = page.locator('[role=row] a[href*="open=person."]');
  await names.first().waitFor();
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const link = names.nth(round % 15);
    // the mark before it and the name
    const row = (await link.textContent())!.trim();
    await link.hover();
    await page.waitForTimeout(REST_MS);
    const [ms] = await Promise.all([
      page.evaluate<number>(`uptakeOpens(${JSON.stringify(row)})`),
      link.click(),
    ]);
    times.push(ms);
    await page.keyboard.press('Escape');
    await page.waitForTimeout(REST_MS);
  }
  return times.slice(1).toSorted((a, b) => a - b);
}

function report(times: number[]): void {
  const at = (share: number) => Math.round(times[Math.floor(times.length * share)]! * 10) / 10;
  const figures = {
    people: Number(given.people),
    opened: times.length,
    p50_ms: at(0.5),
    p95_ms: at(0.95),
    goal_ms: GOAL_MS,
    met: at(0.5) <= GOAL_MS,
  };
  if (given.json) console.log(JSON.stringify(figures, null, 2));
  else console.table(figures);
  if (!figures.met) process.exitCode = 1;
}
