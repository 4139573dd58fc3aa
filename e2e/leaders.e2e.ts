import type { Browser, Page } from 'playwright-core';
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
    await post(`/api/v1/links/${token}`, { name: 'Ingrid', email: 'ingrid@example.com' });
  },
  async () => {
    await browser?.close();
    await product?.stop();
  },
);

async function post(path: string, body: object): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const given = JSON.stringify({ ...body, password: PASSWORD });
  const answer = await fetch(`${product.url}${path}`, { method: 'POST', headers, body: given });
  expect(answer.status).toBe(200);
}

async function enter(size: Size, email = 'ingrid@example.com') {
  const seen = await visit(browser, product.url, size);
  const data = { email, password: PASSWORD };
  expect((await seen.context.request.post('/api/v1/session', { data })).status()).toBe(200);
  return seen;
}

async function expectSound(page: Page, size: Size, name: string): Promise<void> {
  await expectAccessible(page, name);
  await expectNoSideScroll(page, size);
}

const dayIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

test.each<Size>(['desk', 'phone'])(
  'a leader promises something in public and settles it; a report is asked for outside: %s',
  async (size) => {
    const { page, context, faults } = await enter(size);
    await page.goto('/uptake/leaders');
    await page.getByLabel('I will').fill(`open each meeting live, ${size}`);
    await page.getByLabel('By', { exact: true }).fill(dayIn(20));
    await page.getByRole('button', { name: 'Promise it' }).click();
    const promise = page.getByRole('listitem').filter({ hasText: `live, ${size}` });
    await promise.getByText('open', { exact: false }).first().waitFor();
    await expectSound(page, size, 'leaders');
    await promise.getByRole('button', { name: 'Kept', exact: true }).click();
    await promise.getByText('kept, says the leader').waitFor();

    const request = JSON.stringify({ metrics: ['orders'], period: { this: 'year' } });
    const data = { name: `Orders ${size}`, request, chart: 'number' };
    const report = await (await context.request.post('/api/v1/reports', { data })).json();
    await page.goto(`/reports/${report.id}`);
    await page.getByRole('main').getByRole('button', { name: 'More', exact: true }).last().click();
    await page.getByRole('menuitem', { name: 'I was asked for this outside Uptake' }).click();
    await page.getByText('You have no leader here of whom this could be said.').waitFor();
    expect(faults).toEqual([]);
    await context.close();
  },
);

test.each<Size>(['desk', 'phone'])(
  'a sponsor says when it began, notes what else happened and sees what cannot be told: %s',
  async (size) => {
    const { page, context, faults } = await enter(size);
    await page.goto('/programme/rear-view');
    const change = page.getByRole('button', { name: 'Change the first day' });
    await page.getByLabel('First day of working with Uptake').or(change).first().waitFor();
    if (await change.isVisible()) await change.click();
    await page.getByLabel('First day of working with Uptake').fill(dayIn(-250 - size.length));
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Cannot tell').first().waitFor();
    await page.getByLabel('What happened').fill(`Price rise, ${size}`);
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByText(`Price rise, ${size}`).waitFor();
    await page.getByText('How this is reckoned').click();
    await expectSound(page, size, 'rear view');
    await page.getByLabel('What we conclude from these months').fill('Too early to say');
    await page.getByRole('button', { name: 'We looked back together' }).click();
    await page.getByText('Too early to say').first().waitFor();
    expect(faults).toEqual([]);
    await context.close();
  },
);

test.each<Size>(['desk', 'phone'])(
  'an outside coach comes by a link, sees sums and nothing else, until it is ended: %s',
  async (size) => {
    const { page, context, faults } = await enter(size);
    await page.goto('/uptake/rules');
    const email = `carl-${size}@example.com`;
    await page.getByLabel('E-mail of the coach').fill(email);
    await page.getByLabel('Last day', { exact: true }).fill(dayIn(30));
    await page.getByRole('button', { name: 'Make the link' }).click();
    const link = (await page.locator('code').textContent())!;
    await expectSound(page, size, 'rules');
    await post(`/api/v1/links/${link.split('/').at(-1)}`, { name: `Carl ${size}` });

    const coach = await enter(size, email);
    await coach.page.goto('/people');
    await coach.page.waitForURL('**/coach');
    await coach.page.getByRole('heading', { name: 'How it is going, in sums' }).waitFor();
    await coach.page.getByText('not told', { exact: false }).first().waitFor();
    await expectSound(coach.page, size, 'sums');
    expect((await coach.context.request.get('/api/v1/people')).status()).toBe(403);

    await page.reload();
    const row = page.getByRole('listitem').filter({ hasText: `Carl ${size}` });
    await row.getByRole('button', { name: 'End now' }).click();
    await row.waitFor({ state: 'detached' });
    expect((await coach.context.request.get('/api/v1/adoption/sums')).status()).toBe(401);
    expect([...faults, ...coach.faults]).toEqual([]);
    await coach.context.close();
    await context.close();
  },
);

test('the papers to print bear the name of the workspace', async () => {
  const { page, context, faults } = await enter('desk');
  for (const name of ['assessment', 'agreement']) {
    await page.goto(`/uptake/rules/${name}`);
    await page.getByText('My company', { exact: false }).first().waitFor();
    await expectSound(page, 'desk', name);
  }
  expect(faults).toEqual([]);
  await context.close();
});
