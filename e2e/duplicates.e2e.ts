import type { Browser } from 'playwright-core';
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
  const { request } = visited.context;
  expect((await request.post('/api/v1/session', { data })).status()).toBe(200);
  async function add(values: object): Promise<{ id: string }> {
    const answer = await request.post('/api/v1/people', { data: values });
    expect(answer.status()).toBe(201);
    return answer.json();
  }
  async function countOfPeople(): Promise<number> {
    return (await (await request.get('/api/v1/people/count')).json()).count;
  }
  return { ...visited, add, countOfPeople };
}

test('who types in somebody known is told so, and why, before they are here twice', async () => {
  const { context, page, faults, add } = await enter('desk');
  await add({
    first_name: 'Katharina',
    last_name: 'Hofmann',
    emails: ['k.hofmann@globex.example'],
    city: 'Meran',
  });
  await page.goto('/people');
  await page.getByRole('button', { name: 'New', exact: true }).first().click();
  const form = page.getByRole('dialog');
  await form.getByLabel('First name', { exact: true }).fill('Katharina');
  await form.getByLabel('Last name', { exact: true }).fill('Hofman');
  await form.getByLabel('E-mail', { exact: true }).fill('k.hofmann@globex.example');
  await form.getByText(/Is it Katharina Hofmann/).waitFor();
  await form.getByText(/same e-mail/).waitFor();
  await expectAccessible(page, 'a form that warns');
  await form.getByRole('link', { name: 'Yes, open' }).click();
  await page.getByRole('heading', { name: 'Katharina Hofmann' }).waitFor();
  expect(faults).toEqual([]);
  await context.close();
});

test('a pair is put together field by field, nothing is lost, and one key takes it back', async () => {
  const { context, page, faults, add, countOfPeople } = await enter('desk');
  const emails = ['anna@rossi.example'];
  const one = await add({ first_name: 'Anna', last_name: 'Rossi', emails, city: 'Bozen' });
  await add({ first_name: 'Anna', last_name: 'Rossi', emails, city: 'Brixen', tags: ['fair'] });
  const before = await countOfPeople();
  await page.goto('/duplicates');
  await page.getByText('same e-mail', { exact: false }).waitFor();
  await expectAccessible(page, 'a pair');
  await page.getByRole('group', { name: 'City' }).getByLabel('Brixen').check();
  await page.getByRole('button', { name: 'Put together' }).click();
  await page.getByText('Put together as Anna Rossi').waitFor();
  expect(await countOfPeople()).toBe(before - 1);
  const kept = await (await context.request.get(`/api/v1/people/${one.id}`)).json();
  expect(kept).toMatchObject({ city: 'Brixen', tags: ['fair'], emails });
  await page.keyboard.press('u');
  await expect.poll(countOfPeople).toBe(before);
  const again = await (await context.request.get(`/api/v1/people/${one.id}`)).json();
  expect(again).toMatchObject({ city: 'Bozen', tags: [] });
  expect(faults).toEqual([]);
  await context.close();
});

test('three rows that are one are put together from the list', async () => {
  const { context, page, faults, add, countOfPeople } = await enter('desk');
  for (const first_name of ['Ottokar', 'Otto', 'O.'])
    await add({ first_name, last_name: 'Zander' });
  const before = await countOfPeople();
  await page.goto('/people?sort=-created_at');
  const grid = page.getByRole('grid');
  await grid.getByText('Ottokar Zander').waitFor();
  await grid.focus();
  await page.keyboard.press('x');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await page.getByRole('button', { name: 'Put together' }).click();
  await page.getByRole('button', { name: 'Put 3 together' }).waitFor();
  await expectAccessible(page, 'three side by side');
  await page.getByRole('button', { name: 'Put 3 together' }).click();
  await page.waitForURL(/\/people\/[0-9a-f-]{36}/);
  expect(await countOfPeople()).toBe(before - 2);
  await page.keyboard.press('u');
  await expect.poll(countOfPeople).toBe(before);
  expect(faults).toEqual([]);
  await context.close();
});

test('with a thumb a pair is said to be two, and that can be looked up again', async () => {
  const { context, page, faults, add } = await enter('phone');
  const open = page.getByRole('link', { name: 'Open Bert Lang' });
  const phones = ['+39 0471 555 123'];
  await add({ first_name: 'Bert', last_name: 'Lang', phones });
  await add({ first_name: 'Bert', last_name: 'Lang', phones, city: 'Brixen' });
  await page.goto('/duplicates');
  await page.getByRole('button', { name: 'Not the same', exact: true }).waitFor();
  // who looks for pairs gives way to writes; until it has found this one, the others stand here
  const later = page.getByRole('button', { name: 'Later', exact: true });
  await expect
    .poll(
      async () => {
        if (!(await open.first().isVisible())) await later.tap();
        return open.first().isVisible();
      },
      { timeout: 60_000, interval: 500 },
    )
    .toBe(true);
  await expectNoSideScroll(page, 'a pair on the phone');
  await expectAccessible(page, 'a pair on the phone');
  await page.getByRole('button', { name: 'Not the same', exact: true }).tap();
  await page.getByText(/are not the same/).waitFor();
  await page.getByRole('button', { name: 'Kept apart' }).tap();
  await page
    .getByText(/Bert Lang/)
    .first()
    .waitFor();
  await expectAccessible(page, 'what was kept apart');
  expect(faults).toEqual([]);
  await context.close();
});
