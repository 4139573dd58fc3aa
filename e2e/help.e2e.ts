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
  const { request } = visited.context;
  const data = { email: 'ada@example.com', password: PASSWORD };
  expect((await request.post('/api/v1/session', { data })).status()).toBe(200);
  async function write(method: 'post' | 'patch', path: string, values: object): Promise<string> {
    const answer = await request[method](`/api/v1/${path}`, { data: values });
    expect(answer.ok(), await answer.text()).toBe(true);
    return (await answer.json()).id;
  }
  return { ...visited, write };
}

/** Hints come with a page that is gone to, once the first page has come to rest. */
async function goFromToday(page: Page, place: string): Promise<void> {
  const asked = page.waitForResponse((response) => response.url().endsWith('/api/v1/help'));
  await page.goto('/settings');
  await asked;
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: place }).click();
  await page.getByRole('heading', { name: place, level: 1 }).waitFor();
}

test('a newcomer takes the first steps; what is done is ticked off by itself', async () => {
  const { context, page, faults, write } = await enter('desk');
  await page.goto('/');
  const steps = page.getByRole('region', { name: 'Your first steps' });
  await steps.waitFor();
  await expectAccessible(page, 'first steps');
  await steps.getByRole('link', { name: 'Invite your colleagues' }).waitFor();
  await steps.getByRole('button', { name: 'Write a line' }).click();
  await page.getByRole('combobox').or(page.getByRole('textbox')).first().waitFor();
  await page.keyboard.type('met Anna Rossi at Globex, wants the quote, call back tomorrow');
  await page.keyboard.press('Enter');
  await steps.getByText('Write down in one line what was said – Done').waitFor();
  expect(await steps.getByText('– Done').count()).toBe(2);
  await write('post', 'people', { first_name: 'Bea' });
  await write('post', 'people', { first_name: 'Carl' });
  await write('post', 'tasks', {
    subject: 'Meet',
    kind: 'meeting',
    due_at: '2030-01-01T09:00:00Z',
  });
  await page.reload();
  await page.getByRole('heading', { name: 'Today', level: 1 }).waitFor();
  await page.getByText('Next seven days').waitFor();
  expect(await steps.count()).toBe(0);
  expect(faults).toEqual([]);
  await context.close();
});

test('a hint is said before the first use, and never again once it is learnt', async () => {
  const { context, page, faults, write } = await enter('desk');
  await goFromToday(page, 'Calendar');
  const hint = page.getByRole('complementary', { name: 'A word of help' });
  await hint.getByText('Move a meeting.').waitFor();
  await expectAccessible(page, 'hint');
  const due = (day: number) => ({ due_at: `2030-02-0${day}T09:00:00Z` });
  const id = await write('post', 'tasks', { subject: 'Meet', kind: 'meeting', ...due(1) });
  await write('patch', `tasks/${id}`, due(2));
  await write('patch', `tasks/${id}`, due(3));
  await goFromToday(page, 'Calendar');
  expect(await hint.count()).toBe(0);
  await page.goto('/help');
  await page.getByRole('img', { name: 'You have done this by yourself' }).first().waitFor();
  expect(faults).toEqual([]);
  await context.close();
});

test('what I did can be taken back, on the phone too', async () => {
  const { context, page, faults, write } = await enter('phone');
  await write('post', 'people', { first_name: 'Dora' });
  await page.goto('/help/done');
  await page.getByText('Dora').waitFor();
  await expectAccessible(page, 'what I did');
  await expectNoSideScroll(page, 'what I did');
  await page.getByRole('button', { name: 'Undo' }).first().click();
  await page.getByText('Took back a change:').waitFor();
  await page.getByText('Taken back').first().waitFor();
  await page.goto('/help');
  await page.getByText('Find somebody, also with typos').click();
  await page.getByRole('button', { name: 'Try it now' }).last().waitFor();
  await expectAccessible(page, 'help');
  await expectNoSideScroll(page, 'help');
  expect(faults).toEqual([]);
  await context.close();
});

test('the sheet of keys can be searched', async () => {
  const { context, page, faults } = await enter('desk');
  await page.goto('/people');
  await page.getByRole('heading', { name: 'People', level: 1 }).waitFor();
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await sheet.getByRole('searchbox').fill('undo');
  await sheet.getByText('Undo the last change').waitFor();
  expect(await sheet.getByRole('term').count()).toBe(1);
  await expectAccessible(page, 'keys');
  await sheet.getByRole('link', { name: 'Help', exact: true }).click();
  await page.getByRole('heading', { name: 'Short lessons' }).waitFor();
  expect(faults).toEqual([]);
  await context.close();
});
