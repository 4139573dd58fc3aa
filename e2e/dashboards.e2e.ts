import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { beginEachAttempt } from './attempts.ts';
import { expectAccessible, expectNoSideScroll, type Size, startBrowser, visit } from './browser.ts';
import { type Product, startProduct } from './product.ts';

const PASSWORD = 'correct horse battery';
let product: Product;
let browser: Browser;

beginEachAttempt(
  async () => {
    [product, browser] = await Promise.all([startProduct(), startBrowser()]);
    const token = /\/setup\/(\S+)/.exec(product.output)![1]!;
    const body = JSON.stringify({ name: 'Ada', email: 'ada@example.com', password: PASSWORD });
    const headers = { 'content-type': 'application/json' };
    const url = `${product.url}/api/v1/links/${token}`;
    expect((await fetch(url, { method: 'POST', headers, body })).status).toBe(200);
  },
  async () => {
    await browser?.close();
    await product?.stop();
  },
);

async function enter(size: Size) {
  const visited = await visit(browser, product.url, size);
  const data = { email: 'ada@example.com', password: PASSWORD };
  expect((await visited.context.request.post('/api/v1/session', { data })).status()).toBe(200);
  let asked = 0;
  visited.page.on('request', (request) => {
    if (request.url().endsWith('/figures/run')) asked += 1;
  });
  return { ...visited, timesAsked: () => asked };
}

async function addDeal(context: BrowserContext, name: string): Promise<void> {
  const data = { name, amount: { amount: 500_000, currency: 'EUR' } };
  expect((await context.request.post('/api/v1/deals', { data })).status()).toBe(201);
}

async function boards(context: BrowserContext) {
  return (await (await context.request.get('/api/v1/dashboards')).json()).items;
}

function tile(page: Page, name: string) {
  return page.getByRole('region', { name, exact: true });
}

test('a new workspace is told what will stand here; with a deal the figures come, in one request', async () => {
  const { context, page, faults, timesAsked } = await enter('desk');
  await page.goto('/dashboards/manager');
  await page.getByRole('heading', { name: 'Your figures will stand here' }).waitFor();
  await expectAccessible(page, 'a dashboard without figures');
  await addDeal(context, 'Two pumps');
  await page.goto('/dashboards/manager');
  await tile(page, 'Amount won').getByText('before').waitFor();
  expect(timesAsked()).toBeLessThanOrEqual(2);
  await expectAccessible(page, 'a dashboard');
  expect(faults).toEqual([]);
  await context.close();
});

test('a manager drills, chooses another period, arranges with keys, and takes it back', async () => {
  const { context, page, faults } = await enter('desk');
  await addDeal(context, 'Three valves');
  await page.goto('/dashboards/seller');
  await page.getByLabel('Whose figures').selectOption('everyone');
  await page.waitForURL(/whose=everyone/);
  await page.getByLabel('Period').selectOption({ label: 'This year' });
  await page.waitForURL(/period=/);
  await page.reload();
  expect(await page.getByLabel('Period').inputValue()).toBe('year');

  await tile(page, 'Deals without a next step').getByRole('button', { name: '%' }).click();
  const drilled = page.getByRole('dialog');
  await drilled.getByText('Three valves').waitFor();
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Arrange' }).click();
  await page.getByRole('button', { name: 'Move “Win rate”' }).focus();
  await page.keyboard.press('ArrowDown');
  await page.getByText(/Win rate: column 10, row/).waitFor({ state: 'attached' });
  await page.keyboard.press('Shift+ArrowDown');
  await expectAccessible(page, 'a dashboard that is arranged');
  await page.getByRole('button', { name: 'Title and chart of “Amount won”' }).click();
  const facts = page.getByRole('dialog', { name: 'Title and chart' });
  await facts.getByLabel('Title').fill('Won in all');
  await facts.getByLabel('Chart').selectOption('table');
  await expectAccessible(page, 'title and chart of a tile');
  await facts.getByRole('button', { name: 'Done' }).click();
  await tile(page, 'Won in all').getByText('Nothing here yet').waitFor();
  await page.getByRole('button', { name: 'Keep' }).click();
  await page.getByRole('heading', { name: 'Seller, my copy' }).waitFor();
  const [copy] = await boards(context);
  expect(copy).toMatchObject({ visibility: 'private', copied_from: 'seller' });
  const kept = copy.tiles;

  await page.getByRole('button', { name: 'Arrange' }).click();
  await page.getByRole('button', { name: 'Take “Won in all” away' }).click();
  await page.getByRole('button', { name: 'Keep' }).click();
  await page.getByText('“Seller, my copy” saved').waitFor();
  await expect.poll(async () => (await boards(context))[0].tiles).not.toBe(kept);
  expect(await tile(page, 'Won in all').count()).toBe(0);
  await page.keyboard.press('u');
  await expect.poll(async () => (await boards(context))[0].tiles).toBe(kept);
  await tile(page, 'Won in all').waitFor();
  expect(faults).toEqual([]);
  await context.close();
});

test('a viewer filters a dashboard by any field; figures that do not know it say so', async () => {
  const { context, page, faults } = await enter('desk');
  await addDeal(context, 'Filtered');
  await page.goto('/dashboards/manager');
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByLabel('Field').selectOption({ label: 'Competitors' });
  await expectAccessible(page, 'filtering a dashboard');
  await page.getByLabel('Test').selectOption('is_empty');
  await page.getByRole('button', { name: 'Apply' }).click();
  await page.waitForURL(/where=/);
  await page.getByText('Not filtered by Competitors').first().waitFor();
  await page.reload();
  await page.getByText('Not filtered by Competitors').first().waitFor();
  await page.getByRole('button', { name: /^Remove/ }).click();
  await expect.poll(() => page.url()).not.toContain('where=');
  const rome = await context.request.post('/api/v1/companies', { data: { name: 'Roma Pumps' } });
  const of = { field: 'company_id', op: 'is', value: (await rome.json()).id };
  await page.goto(`/dashboards/manager?where=${encodeURIComponent(JSON.stringify([of]))}`);
  await page.getByRole('button', { name: 'Remove filter: Company is Roma Pumps' }).click();
  expect(await page.getByText('Not filtered by').count()).toBe(0);
  expect(faults).toEqual([]);
  await context.close();
});

test('on the phone figures stand beneath one another and are arranged by thumb', async () => {
  const { context, page, faults } = await enter('phone');
  await page.goto('/dashboards/service');
  await tile(page, 'Open cases').waitFor();
  await expectNoSideScroll(page, 'a dashboard on the phone');
  await expectAccessible(page, 'a dashboard on the phone');
  await page.getByRole('button', { name: 'What to do with this dashboard' }).click();
  await page.getByRole('menuitem', { name: 'Arrange' }).click();
  await page.getByRole('button', { name: 'Move “Open cases” down' }).click();
  const titles = () => page.locator('section h2').allTextContents();
  expect((await titles()).slice(0, 2)).toEqual(['Time to the first answer', 'Open cases']);
  await page.getByRole('button', { name: 'Step back' }).click();
  expect((await titles())[0]).toBe('Open cases');
  await page.getByRole('button', { name: 'Discard' }).click();
  expect(await page.getByRole('button', { name: 'Keep' }).count()).toBe(0);
  expect(faults).toEqual([]);
  await context.close();
});
