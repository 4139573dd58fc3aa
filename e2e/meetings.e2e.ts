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
    await openLink(token, { name: 'Ada', email: 'ada@example.com', password: PASSWORD });
    const { context } = await enter('desk', 'ada@example.com');
    const data = { email: 'bea@example.com', role: 'member' };
    const invited = await (await context.request.post('/api/v1/invitations', { data })).text();
    const join = /\/join\/([^"]+)/.exec(invited)![1]!;
    await openLink(join, { name: 'Bea', email: 'bea@example.com', password: PASSWORD });
    await context.close();
  },
  async () => {
    await browser?.close();
    await product?.stop();
  },
);

async function openLink(token: string, body: object): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const url = `${product.url}/api/v1/links/${token}`;
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  expect(answer.status).toBe(200);
}

async function enter(size: Size, email: string) {
  const visited = await visit(browser, product.url, size);
  const data = { email, password: PASSWORD };
  expect((await visited.context.request.post('/api/v1/session', { data })).status()).toBe(200);
  return visited;
}

/** One deal with an amount, one without. */
async function addDeals(email: string, name: string): Promise<void> {
  const { context } = await enter('desk', email);
  const amount = { amount: 500_000, currency: 'EUR' };
  for (const data of [{ name, amount }, { name: `${name}, second` }]) {
    const made = await context.request.post('/api/v1/deals', { data });
    expect(made.status(), await made.text()).toBe(201);
  }
  await context.close();
}

async function goOnTo(page: Page, title: string): Promise<void> {
  const heading = page.getByRole('heading', { name: title, level: 2 });
  while ((await heading.count()) === 0) {
    await page.getByRole('button', { name: 'Next', exact: true }).click();
  }
}

function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

test.each<Size>(['desk', 'phone'])(
  'a meeting is held on a dashboard, decides, and the next one opens with what it decided: %s',
  async (size) => {
    const pump = `Pump for the ${size}`;
    await addDeals('bea@example.com', pump);
    const { context, page, faults } = await enter(size, 'ada@example.com');
    const button = (name: string | RegExp) => page.getByRole('button', { name });
    const meeting = `Pipeline, ${size}`;

    await page.goto('/dashboards/manager');
    await button('What to do with this dashboard').click();
    await page.getByRole('menuitem', { name: 'Hold a meeting' }).click();
    const plan = page.getByRole('dialog');
    await plan.getByLabel('Name').fill(meeting);
    await plan.getByLabel('Repeats').selectOption('weekly');
    await plan.getByLabel('Bea').check();
    await expectAccessible(page, 'planning a meeting');
    await plan.getByRole('button', { name: 'Start now' }).click();
    await page.getByText(/^As of /).waitFor();
    await page.getByText(/^1 of \d+$/).waitFor();
    await expectAccessible(page, 'a figure on the agenda');
    await expectNoSideScroll(page, 'a figure on the agenda');

    await goOnTo(page, 'Weighted pipeline');
    await page.getByRole('main').getByRole('button', { name: '€' }).click();
    await page.getByRole('dialog').getByText(pump, { exact: true }).waitFor();
    await expectAccessible(page, 'the records behind a figure');
    await page.keyboard.press('Escape');

    await goOnTo(page, 'What the figures lack');
    await expectAccessible(page, 'what the figures lack');
    await button('Make it work').first().click();
    const deciding = page.getByRole('dialog', { name: 'What do you decide?' });
    expect(await deciding.getByLabel('Why').inputValue()).toContain('cannot be relied on');
    const what = `Give ${pump} a day to close`;
    await deciding.getByLabel('What').fill(what);
    await deciding.getByLabel('Who sees to it').selectOption({ label: 'Bea' });
    await deciding.getByLabel('Until').fill(inDays(7));
    await expectAccessible(page, 'deciding');
    await deciding.getByRole('button', { name: 'Keep the decision' }).click();
    await page.getByText('Decision kept').waitFor();

    await button('End the meeting').click();
    await page.getByLabel('Notes for the minutes').fill('Bea was there.');
    await page.getByRole('dialog').getByRole('button', { name: 'End the meeting' }).click();
    const minutes = page.getByRole('link', { name: 'Minutes (PDF)' });
    await minutes.waitFor();
    await expectAccessible(page, 'a meeting that was held');
    await expectNoSideScroll(page, 'a meeting that was held');
    const paper = await context.request.get((await minutes.getAttribute('href'))!);
    expect(paper.headers()['content-type']).toContain('application/pdf');
    expect((await paper.body()).subarray(0, 5).toString()).toBe('%PDF-');

    await page.getByRole('link', { name: /^Next meeting/ }).click();
    await page.getByText('It will open with').waitFor();
    await page.getByText(what).waitFor();
    await button('Start the meeting').click();
    await page.getByText('Open from last time').first().waitFor();
    await page.getByRole('main').getByRole('button', { name: 'Done' }).click();
    await page.getByText(/^2 of \d+$/).waitFor();
    expect(faults).toEqual([]);
    await context.close();

    const hers = await enter(size, 'bea@example.com');
    await expect.poll(() => thanksOf(hers)).toContain(meeting);
    await hers.page.goto('/');
    const thanks = hers.page.getByRole('region', { name: 'Your data fed this' });
    await thanks.getByText(`In “${meeting}”`).waitFor();
    await expectAccessible(hers.page, 'thanks');
    await thanks.getByRole('button', { name: 'Got it' }).click();
    await expect.poll(() => thanks.count()).toBe(0);
    expect(hers.faults).toEqual([]);
    await hers.context.close();
  },
);

async function thanksOf({ context }: Awaited<ReturnType<typeof enter>>): Promise<string[]> {
  const { items } = await (await context.request.get('/api/v1/meeting-thanks')).json();
  return items.map(({ name }: { name: string }) => name);
}
