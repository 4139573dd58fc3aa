import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { beginEachAttempt } from './attempts.ts';
import {
  expectAccessible,
  expectNoSideScroll,
  rest,
  type Size,
  startBrowser,
  visit,
} from './browser.ts';
import { type Product, startProduct } from './product.ts';

let product: Product;
let browser: Browser;

beginEachAttempt(
  async () => {
    [product, browser] = await Promise.all([startProduct(['--demo']), startBrowser()]);
  },
  async () => {
    await browser?.close();
    await product?.stop();
  },
);

async function enter(size: Size) {
  const seen = await visit(browser, product.url, size);
  await seen.page.goto('/sign-in');
  const data = {
    email: /administrator\s+(\S+@\S+)/.exec(product.output)![1]!,
    password: /password (\S+):/.exec(product.output)![1]!,
  };
  expect((await seen.context.request.post('/api/v1/session', { data })).status()).toBe(200);
  return seen;
}

async function countOf(context: BrowserContext, filter: object): Promise<number> {
  const query = `filter=${encodeURIComponent(JSON.stringify(filter))}`;
  return (await (await context.request.get(`/api/v1/people/count?${query}`)).json()).count;
}

async function filterByDays(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByRole('combobox', { name: 'Field' }).selectOption('created_at');
  await page.getByRole('combobox', { name: 'Test' }).selectOption('olderThan');
  await page.getByRole('spinbutton', { name: 'Days' }).fill('7');
  await page.getByRole('button', { name: 'Apply' }).click();
  await page
    .getByRole('button', { name: /Created is more than 7 days ago/ })
    .first()
    .waitFor();
}

test('a view is kept, changed, discarded, deleted, and taken back', async () => {
  const { context, page, faults } = await enter('desk');
  await page.goto('/people');
  await filterByDays(page);
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('menuitem', { name: 'Save as a view…' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Known for a week');
  await page.getByRole('button', { name: 'Save view' }).click();
  await page.waitForURL(/view=/);
  await page.getByRole('grid').waitFor();
  await page.getByRole('button', { name: 'City', exact: true }).click();
  await page.getByText('is shown with changes').waitFor();
  await expectAccessible(page, 'a changed view');
  await page.getByRole('button', { name: 'Discard' }).click();
  await page.getByText('is shown with changes').waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: 'Known for a week' }).click();
  await page.getByRole('menuitem', { name: 'Show in the sidebar' }).click();
  await page.getByRole('link', { name: 'Known for a week' }).waitFor();
  await page.getByRole('button', { name: 'Known for a week' }).click();
  await page.getByRole('menuitem', { name: 'Delete view' }).click();
  await page.getByRole('link', { name: 'Known for a week' }).waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('link', { name: 'Known for a week' }).click();
  await page
    .getByRole('button', { name: /Created is more than 7 days ago/ })
    .first()
    .waitFor();
  expect(faults).toEqual([]);
  await context.close();
});

test('a field chosen for a filter keeps what is typed next away from the list', async () => {
  const { context, page, faults } = await enter('desk');
  await page.goto('/people');
  await page.getByRole('grid').waitFor();
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  const field = page.getByRole('combobox', { name: 'Field' });
  await field.focus();
  await field.selectOption('city');
  await expect.poll(() => field.evaluate((one) => one.matches(':focus'))).toBe(true);
  await field.dispatchEvent('pointerdown');
  await field.selectOption('job_title');
  const value = page.getByRole('textbox', { name: 'Job title' });
  await expect.poll(() => value.evaluate((one) => one.matches(':focus'))).toBe(true);
  await value.evaluate((one) => one.blur());
  await page.keyboard.press('Enter');
  await page.keyboard.press('e');
  await value.focus();
  await page.keyboard.press('Escape');
  await field.waitFor({ state: 'detached' });
  expect(page.url()).not.toContain('open=');
  expect(await page.getByRole('grid').getByRole('textbox').count()).toBe(0);
  expect(faults).toEqual([]);
  await context.close();
});

test('Escape closes what hangs from a button though the focus is lost, not the record beside it', async () => {
  const { context, page, faults } = await enter('desk');
  const { items } = await (await context.request.get('/api/v1/people?limit=1')).json();
  await page.goto(`/people?open=person.${items[0].id}`);
  const beside = page.getByRole('region', { name: 'Open entry' });
  const panel = page.getByRole('dialog');
  for (const button of [
    page.getByRole('button', { name: 'Filter', exact: true }),
    page.getByRole('button', { name: 'Columns', exact: true }),
    beside.getByRole('button', { name: /^Why is/ }).first(),
  ]) {
    await button.click();
    await panel.waitFor();
    await rest(page);
    await page.locator(':focus').evaluate((one) => one.blur());
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    await expect.poll(() => button.evaluate((one) => one.matches(':focus'))).toBe(true);
  }
  expect(await beside.isVisible()).toBe(true);
  expect(faults).toEqual([]);
  await context.close();
});

test('all that match are changed in one go by keyboard, and come back in one', async () => {
  const { context, page, faults } = await enter('desk');
  const atlantis = { field: 'country', op: 'is', value: 'Atlantis' };
  await page.goto('/people');
  await page.getByRole('grid').focus();
  await page.keyboard.press('x');
  await page.keyboard.press('Shift+ArrowDown');
  await page.getByText('2 selected').waitFor();
  await page.getByRole('button', { name: /^Select all / }).click();
  await page.getByRole('button', { name: 'Set field…' }).click();
  await page.getByRole('combobox', { name: 'Field' }).selectOption('country');
  await page.getByRole('textbox', { name: 'Country' }).fill('Atlantis');
  await page.getByRole('button', { name: 'Set', exact: true }).click();
  await page.getByText(/entries changed/).waitFor();
  const all = await countOf(context, { field: 'id', op: 'is_not_empty' });
  expect(await countOf(context, atlantis)).toBe(all);
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('Taken back').waitFor();
  expect(await countOf(context, atlantis)).toBe(0);
  expect(faults).toEqual([]);
  await context.close();
});

test('groups open and close, and the list leaves as a file that is in the log', async () => {
  const { context, page, faults } = await enter('desk');
  await page.goto('/people?group=city');
  const grid = page.getByRole('grid');
  await grid.getByRole('button', { expanded: true }).first().click();
  await expect.poll(() => grid.getByRole('button', { expanded: true }).count()).toBe(2);
  await expectAccessible(page, 'a grouped list');
  await page.getByRole('button', { name: 'More', exact: true }).last().click();
  await page.getByRole('menuitem', { name: 'Export…' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  expect((await download).suggestedFilename()).toMatch(/^people-.*\.xlsx$/);
  await page.goto('/settings/exports');
  await page.getByText(/took out .* as Excel/).waitFor();
  await expectAccessible(page, 'exports');
  expect(faults).toEqual([]);
  await context.close();
});

test('with a thumb several rows are chosen and tagged', async () => {
  const { context, page, faults } = await enter('phone');
  await page.goto('/people');
  await page.getByRole('button', { name: 'More', exact: true }).last().tap();
  await page.getByRole('menuitem', { name: 'Select several' }).tap();
  await page.getByRole('checkbox').nth(0).tap();
  await page.getByRole('checkbox').nth(1).tap();
  await expectNoSideScroll(page, 'choosing rows');
  await expectAccessible(page, 'choosing rows');
  await page.getByRole('button', { name: 'Add tags…' }).tap();
  await page.getByLabel('Tags, separated by commas').fill('met at the fair');
  await page.getByRole('button', { name: 'Add', exact: true }).tap();
  await page.getByText('2 entries changed').waitFor();
  expect(await countOf(context, { field: 'tags', op: 'is', value: 'met at the fair' })).toBe(2);
  expect(faults).toEqual([]);
  await context.close();
});
