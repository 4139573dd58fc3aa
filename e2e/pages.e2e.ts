import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  expectAccessible,
  expectNoSideScroll,
  rest,
  type Size,
  startBrowser,
  visit,
} from './browser.ts';
import { PAGES } from './looked-at-pages.ts';
import { type Product, startProduct } from './product.ts';

let product: Product;
let browser: Browser;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(['--demo']), startBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

function demoSignIn(role: string): { email: string; password: string } {
  return {
    email: new RegExp(`${role}\\s+(\\S+@\\S+)`).exec(product.output)![1]!,
    password: /password (\S+):/.exec(product.output)![1]!,
  };
}

/** Of these the first record's page is looked at. */
const RECORDS = ['people', 'companies', 'tasks', 'deals', 'quotes', 'cases'];

describe.each<Size>(['desk', 'phone'])('at the %s', (size) => {
  let visited: Awaited<ReturnType<typeof visit>>;

  beforeAll(async () => {
    visited = await visit(browser, product.url, size);
    await visited.page.goto('/');
    await visited.page.getByLabel('E-mail').waitFor();
    await expectAccessible(visited.page, 'sign-in');
    const data = demoSignIn('administrator');
    expect((await visited.context.request.post('/api/v1/session', { data })).status()).toBe(200);
  });
  afterAll(async () => {
    await visited?.context.close();
  });

  async function expectGood(path: string): Promise<void> {
    const { page, faults } = visited;
    await page.goto(path);
    await page.getByRole('main').waitFor();
    await page.waitForLoadState('load');
    await rest(page);
    await expectNoSideScroll(page, path);
    await expectAccessible(page, path);
    expect(faults, 'nobody else is asked').toEqual([]);
  }

  test.each(PAGES)('%s is accessible in light and dark and fits the screen', expectGood);

  test.each(RECORDS)('a page of %s is accessible in light and dark, and fits', async (plural) => {
    const answer = await visited.context.request.get(`/api/v1/${plural}?limit=1&sort=title`);
    await expectGood(`/${plural}/${(await answer.json()).items[0].id}`);
  });

  test('what is tried answers a concern: its page is accessible and fits, and without one the concerns stand there', async () => {
    const answer = await visited.context.request.get('/api/v1/concerns');
    await expectGood(`/experiments/new?concern=${(await answer.json()).items[0].id}`);
    await visited.page.getByRole('button', { name: 'Save' }).waitFor();
    await visited.page.goto('/experiments/new');
    await visited.page.waitForURL(/\/concerns$/);
  });
});

/** What was asked for until the page stood, not its skeleton; what is fetched at rest, after it, is not waited for. */
const WEIGH = `(() => {
  const entries = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
    .filter(({ startTime }) => startTime <= window.stoodAt);
  return { requests: entries.length, bytes: entries.reduce((sum, one) => sum + one.transferSize, 0) };
})()`;
const NOTE_WHEN_IT_STANDS = `new MutationObserver((_, observer) => {
  if (!document.querySelector('main h1')?.textContent) return;
  window.stoodAt = performance.now();
  observer.disconnect();
}).observe(document, { childList: true, subtree: true })`;

test.each(['seller', 'manager'] as const)(
  'the first page of a %s is light: at most 220 KB and 25 requests, all from here',
  async (role) => {
    const { context, page } = await visit(browser, product.url, 'desk');
    await context.request.post('/api/v1/session', { data: demoSignIn(role) });
    await page.addInitScript(NOTE_WHEN_IT_STANDS);
    await page.goto('/');
    await page.locator('main h1', { hasText: /./ }).waitFor();
    await page.waitForLoadState('load');
    const weight = (await page.evaluate(WEIGH)) as { requests: number; bytes: number };
    expect(weight.bytes).toBeGreaterThan(50_000);
    expect(weight.bytes).toBeLessThanOrEqual(220_000);
    expect(weight.requests).toBeLessThanOrEqual(25);
    await context.close();
  },
);
