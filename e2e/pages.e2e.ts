import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible, expectNoSideScroll, type Size, startBrowser, visit } from './browser.ts';
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

const PAGES = [
  '/',
  '/people',
  '/companies',
  '/activities',
  '/tasks',
  '/import',
  '/settings',
  '/settings/members',
  '/settings/teams',
  '/settings/keys',
  '/settings/automation',
  '/deals/board',
  '/deals/past',
  '/deals',
  '/quotes',
  '/cases/queue',
  '/approvals',
  '/forecast',
  '/leaks',
  '/segments',
];

describe.each<Size>(['desk', 'phone'])('at the %s', (size) => {
  test('every page is accessible in light and dark, fits the screen and asks nobody else', async () => {
    const { context, page, faults } = await visit(browser, product.url, size);
    await page.goto('/');
    await page.getByLabel('E-mail').waitFor();
    await expectAccessible(page, 'sign-in');
    const signedIn = await context.request.post('/api/v1/session', {
      data: demoSignIn('administrator'),
    });
    expect(signedIn.status()).toBe(200);
    const one = async (plural: string) => {
      const answer = await context.request.get(`/api/v1/${plural}?limit=1&sort=title`);
      return `/${plural}/${(await answer.json()).items[0].id}`;
    };
    for (const path of [
      ...PAGES,
      await one('people'),
      await one('companies'),
      await one('tasks'),
      await one('deals'),
      await one('quotes'),
      await one('cases'),
    ]) {
      await page.goto(path);
      await page.getByRole('main').waitFor();
      await page.waitForLoadState('load');
      await page.waitForTimeout(400);
      await expectNoSideScroll(page, path);
      await expectAccessible(page, path);
    }
    expect(faults).toEqual([]);
    await context.close();
  });
});

test('the first page is light: at most 220 KB and 25 requests, all from here', async () => {
  const { context, page } = await visit(browser, product.url, 'desk');
  await context.request.post('/api/v1/session', { data: demoSignIn('seller') });
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  let bytes = 0;
  let requests = 0;
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
    requests += 1;
  });
  await page.goto('/');
  await page.getByRole('main').waitFor();
  const painted = { bytes, requests };
  expect(painted.bytes).toBeLessThanOrEqual(220_000);
  expect(painted.requests).toBeLessThanOrEqual(25);
  await context.close();
});
