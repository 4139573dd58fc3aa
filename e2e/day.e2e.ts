import type { Browser, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { beginEachAttempt } from './attempts.ts';
import { expectAccessible, expectNoSideScroll, type Size, startBrowser, visit } from './browser.ts';
import { type Product, startProduct } from './product.ts';

const PASSWORD = 'correct horse battery';
const DAY_MS = 86_400_000;
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

function dayFromToday(days: number): string {
  return new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
}

/** Signs in, and gives a way to write through the API. */
async function enter(size: Size) {
  const visited = await visit(browser, product.url, size);
  const { context } = visited;
  const data = { email: 'ada@example.com', password: PASSWORD };
  expect((await context.request.post('/api/v1/session', { data })).status()).toBe(200);
  async function make(plural: string, values: object): Promise<string> {
    const answer = await context.request.post(`/api/v1/${plural}`, { data: values });
    expect(answer.status(), await answer.text()).toBe(201);
    return (await answer.json()).id;
  }
  return { ...visited, make };
}

function tasksIn(page: Page): Promise<string[]> {
  return page.locator('[data-task] > :first-child a:first-of-type').allTextContents();
}

test('an empty day teaches, and is accessible', async () => {
  const { context, page } = await enter('phone');
  await page.goto('/');
  await page.getByRole('heading', { name: 'Your day is clear' }).waitFor();
  await expectAccessible(page, 'empty day');
  await expectNoSideScroll(page, 'empty day');
  await context.close();
});

test('the day is worked off by the keyboard alone, and everything can be taken back', async () => {
  const { context, page, faults, make } = await enter('desk');
  const person_id = await make('people', { first_name: 'Anna', last_name: 'Rossi' });
  await make('tasks', { subject: 'Send the quote', due_on: dayFromToday(-3), person_id });
  await make('tasks', { subject: 'Send samples', due_on: dayFromToday(0), person_id });
  await page.goto('/');
  const rows = page.locator('[data-task]');
  await rows.first().waitFor();
  expect(await rows.count()).toBe(2);

  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.getByText('“Send the quote” is done').waitFor();
  await expect.poll(() => rows.count()).toBe(1);
  await page.keyboard.press('u');
  await expect.poll(() => rows.count()).toBe(2);

  await page.keyboard.press('k');
  await page.keyboard.press('m');
  await page.getByLabel('Day in words').fill('in 3 days');
  await page.getByRole('button', { name: /\d/ }).first().waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Next seven days 1' }).waitFor();
  expect(await page.getByRole('heading', { name: 'Slipped' }).count()).toBe(0);

  await page.keyboard.press('k');
  await page.keyboard.press('k');
  await page.keyboard.press('n');
  await page.getByLabel('What happened?').fill('She likes them');
  await page.getByLabel('What comes next').fill('ask again tomorrow');
  await page.keyboard.press('Control+Enter');
  // the form says it too; it closes once all is saved
  await page.getByLabel('What happened?').waitFor({ state: 'hidden' });
  await page.getByText('Ask again').waitFor();
  await expectAccessible(page, 'a worked day');
  await page.goto(`/people/${person_id}`);
  await page.getByText('She likes them').waitFor();
  expect(faults).toEqual([]);
  await context.close();
});

test('what is typed without a connection is kept, outlives a reload, and arrives once', async () => {
  const { context, page, make } = await enter('phone');
  const person_id = await make('people', { first_name: 'Bea', last_name: 'Bianchi' });
  await page.goto(`/people/${person_id}`);
  const field = page.getByLabel('What happened?');
  await field.fill('A long talk about everything');
  await page.route('**/api/v1/activities', (route) => route.abort());
  await page.getByRole('button', { name: 'Save' }).tap();
  const told = page.locator('ol > li', { hasText: 'A long talk' });
  await told.getByTitle('Waiting to be sent').waitFor();
  expect(await field.inputValue()).toBe('');
  await page.reload();
  await told.getByTitle('Waiting to be sent').waitFor();
  await page.unroute('**/api/v1/activities');
  await page.reload();
  await told.first().waitFor();
  await expect.poll(() => told.getByTitle('Waiting to be sent').count()).toBe(0);
  const filter = JSON.stringify({ field: 'person_id', op: 'is', value: person_id });
  const written = await context.request.get(
    `/api/v1/activities?filter=${encodeURIComponent(filter)}`,
  );
  expect((await written.json()).items).toHaveLength(1);
  await expectAccessible(page, 'timeline');
  await context.close();
});

test('what the server refuses stays where it was typed, a reload too, and is kept once', async () => {
  const { context, page, make } = await enter('phone');
  const person_id = await make('people', { first_name: 'Bea', last_name: 'Bianchi' });
  await page.goto(`/people/${person_id}`);
  const field = page.getByLabel('What happened?');
  await field.fill('A long talk about everything');
  await page.route('**/api/v1/activities', (route) => route.fulfill({ status: 500, body: '' }));
  await page.getByRole('button', { name: 'Save' }).tap();
  await page.getByText('Your text is still here').waitFor();
  await page.unroute('**/api/v1/activities');
  await page.reload();
  await expect.poll(() => field.inputValue()).toBe('A long talk about everything');
  await page.getByRole('button', { name: 'Save' }).tap();
  await expect.poll(() => field.inputValue()).toBe('');
  const told = page.locator('ol > li', { hasText: 'A long talk' });
  await expect.poll(() => told.count()).toBe(1);
  await page.reload();
  await told.first().waitFor();
  expect(await told.count()).toBe(1);
  await context.close();
});

test('with one thumb a task is finished and a meeting is met prepared', async () => {
  const { context, page, faults, make } = await enter('phone');
  const phones = ['+39 333 1234567'];
  const person_id = await make('people', { first_name: 'Carla', last_name: 'Conti', phones });
  const occurred_at = new Date(Date.now() - 5 * DAY_MS).toISOString();
  await make('activities', { kind: 'call', body: 'Wants a demo', occurred_at, person_id });
  const due_at = new Date(Date.now() + 60_000).toISOString();
  await make('tasks', { subject: 'Meet Carla', kind: 'meeting', due_at, person_id });
  await make('tasks', { subject: 'Bring the contract', due_on: dayFromToday(0) });
  await page.goto('/');
  const card = page.locator('[data-card]', { hasText: 'Meet Carla' });
  await card.getByText('Wants a demo').waitFor();
  expect(await card.getByText('+39 333 1234567').getAttribute('href')).toBe('tel:+393331234567');
  await page.getByRole('button', { name: 'Finish “Bring the contract”' }).tap();
  await page.getByText('“Bring the contract” is done').waitFor();
  await expect.poll(() => tasksIn(page)).not.toContain('Bring the contract');
  await expectNoSideScroll(page, 'today');
  expect(faults).toEqual([]);
  await context.close();
});
