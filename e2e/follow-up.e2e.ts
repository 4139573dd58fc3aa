import type { Browser } from 'playwright-core';
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

/** Signs in, and gives ways to write and read through the API. */
async function enter(size: Size) {
  const visited = await visit(browser, product.url, size);
  const { request } = visited.context;
  const data = { email: 'ada@example.com', password: PASSWORD };
  expect((await request.post('/api/v1/session', { data })).status()).toBe(200);
  async function make(plural: string, values: object): Promise<string> {
    const answer = await request.post(`/api/v1/${plural}`, { data: values });
    expect(answer.status(), await answer.text()).toBe(201);
    return (await answer.json()).id;
  }
  async function stepWith(person_id: string) {
    const answer = await request.get(`/api/v1/next-step?person_id=${person_id}`);
    return (await answer.json()).step as { subject: string; kind: string; due_on: string } | null;
  }
  return { ...visited, make, stepWith };
}

function dayFromToday(days: number): string {
  return new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
}

test('a follow-up is finished and the next one set with one click and two keys', async () => {
  const { context, page, faults, make, stepWith } = await enter('desk');
  const person_id = await make('people', { first_name: 'Anna', last_name: 'Rossi' });
  await make('tasks', { subject: 'Call Anna', kind: 'call', due_on: dayFromToday(0), person_id });
  await page.goto(`/people/${person_id}`);
  const panel = page.getByRole('region', { name: 'Next step' });
  await panel.getByRole('button', { name: 'Finish “Call Anna”' }).click();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByText('Planned: Call Anna').waitFor();
  const next = await stepWith(person_id);
  expect(next).toMatchObject({ subject: 'Call Anna', kind: 'call' });
  expect(next!.due_on > dayFromToday(0)).toBe(true);
  await expectAccessible(page, 'next step');
  expect(faults).toEqual([]);
  await context.close();
});

test('who has no next step gets one in words, by thumb too', async () => {
  const { context, page, faults, make, stepWith } = await enter('phone');
  const person_id = await make('people', { first_name: 'Bea' });
  await page.goto(`/people/${person_id}`);
  await page.getByLabel('What comes next').fill('send the offer in 2 weeks');
  await page.getByText('Send the offer ·').waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('Planned: Send the offer').waitFor();
  expect(await stepWith(person_id)).toMatchObject({ due_on: dayFromToday(14) });
  await expectNoSideScroll(page, 'next step');
  expect(faults).toEqual([]);
  await context.close();
});

test('calls are gone through one after another, and go on where they were left', async () => {
  const { context, page, faults, make, stepWith } = await enter('desk');
  const called: string[] = [];
  for (const first_name of ['Carl', 'Dora']) {
    const person_id = await make('people', { first_name, phones: ['+39 333 1234567'] });
    const due = { due_on: dayFromToday(-1), person_id };
    await make('tasks', { subject: `Ring ${first_name}`, kind: 'call', ...due });
    called.push(person_id);
  }
  await page.goto('/calls');
  await page.getByRole('button', { name: 'Start with 2 calls' }).click();
  await page.getByRole('link', { name: 'Carl', exact: true }).waitFor();
  await page.keyboard.type('Wants a quote, call back in 3 days');
  await page.getByText('Next: Call back').waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Dora', exact: true }).waitFor();
  expect(await stepWith(called[0]!)).toMatchObject({ due_on: dayFromToday(3), kind: 'call' });
  await page.reload();
  await page.getByText('1 of 2 done').waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Dora', exact: true }).waitFor();
  await expectAccessible(page, 'a call');
  await page.getByRole('button', { name: 'No answer, tomorrow again' }).click();
  await page.getByText('2 calls written down.').waitFor();
  expect(await stepWith(called[1]!)).toMatchObject({ subject: 'Ring Dora' });
  expect(faults).toEqual([]);
  await context.close();
});

test('before a visit all is one press away, and the day goes on paper without the frame', async () => {
  const { context, page, faults, make } = await enter('desk');
  const company_id = await make('companies', { name: 'Globex', phones: ['+39 06 100'] });
  const person_id = await make('people', { first_name: 'Eva', company_id });
  const occurred_at = new Date(Date.now() - 5 * DAY_MS).toISOString();
  await make('activities', { kind: 'call', body: 'Wants a demo', occurred_at, person_id });
  await make('tasks', { subject: 'Send the quote', due_on: dayFromToday(-3), person_id });
  const theirs = { subject: 'Her drawing', promised_by: 'them', due_on: dayFromToday(3) };
  await make('tasks', { ...theirs, person_id });
  const due_at = new Date(Date.now() + 60_000).toISOString();
  await make('tasks', { subject: 'Meet Eva', kind: 'meeting', due_at, person_id });
  await page.goto(`/people/${person_id}`);
  await page.getByRole('link', { name: 'Before a visit' }).click();
  await page.getByRole('heading', { name: 'What they owe us' }).waitFor();
  for (const words of ['Wants a demo', 'Her drawing', 'Promised and 3 days late']) {
    await page.getByText(words).first().waitFor();
  }
  await expectAccessible(page, 'before a visit');
  await page.goto('/day-sheet');
  await page.getByRole('heading', { name: 'Meet Eva' }).waitFor();
  await expectAccessible(page, 'day sheet');
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByRole('link', { name: 'Companies' }).isVisible()).toBe(false);
  expect(await page.getByText('Wants a demo').first().isVisible()).toBe(true);
  expect(faults).toEqual([]);
  await context.close();
});

test('what slips is told with its reason and mended with one key', async () => {
  const { context, page, faults, make } = await enter('desk');
  const person_id = await make('people', { first_name: 'Fay' });
  const occurred_at = new Date(Date.now() - 12 * DAY_MS).toISOString();
  await make('activities', { kind: 'message', body: 'Brochure', occurred_at, person_id });
  await page.goto('/slipping');
  const line = page.locator('[data-task]', { hasText: 'Fay' });
  await line.getByText('you wrote 12 days ago').waitFor();
  await expectAccessible(page, 'slipping');
  await line.getByRole('button', { name: 'Plan the next step with Fay' }).click();
  await page.keyboard.type('friday');
  await page.keyboard.press('Enter');
  await expect.poll(() => line.count()).toBe(0);
  expect(faults).toEqual([]);
  await context.close();
});
