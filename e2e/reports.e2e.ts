import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { beginEachAttempt } from './attempts.ts';
import { expectAccessible, expectNoSideScroll, type Size, startBrowser, visit } from './browser.ts';
import { type Product, startProduct } from './product.ts';

let product: Product;
let browser: Browser;
let password: string;

beginEachAttempt(
  async () => {
    [product, browser] = await Promise.all([startProduct(['--demo']), startBrowser()]);
    password = /password (\S+):/.exec(product.output)![1]!;
  },
  async () => {
    await browser?.close();
    await product?.stop();
  },
);

async function enter(size: Size, who: 'seller' | 'manager' | 'administrator') {
  const visited = await visit(browser, product.url, size);
  const email = new RegExp(`${who}\\s+(\\S+@\\S+)`).exec(product.output)![1]!;
  const data = { email, password };
  expect((await visited.context.request.post('/api/v1/session', { data })).status()).toBe(200);
  return visited;
}

/** Counts what a person does: each click, each field filled in. */
function counting() {
  const steps: string[] = [];
  return {
    steps,
    async step(what: string, run: () => Promise<unknown>): Promise<void> {
      steps.push(what);
      await run();
    },
  };
}

/** The chart stands, with something in it; lines without a width count as hidden. */
async function seeChart(page: Page): Promise<void> {
  await page.locator('figure[data-drawn] svg path').first().waitFor({ state: 'attached' });
}

test.each(['desk', 'phone'] as const)(
  'at the %s a report is built in a few steps, drilled, kept and taken out',
  async (size) => {
    const { context, page, faults } = await enter(size, 'manager');
    const { steps, step } = counting();
    await page.goto('/reports');
    await step('press “New report”', () =>
      page.getByRole('button', { name: 'New report' }).first().click(),
    );
    await step('type what one wants to know', () =>
      page.getByRole('searchbox', { name: 'What do you want to know?' }).fill('won'),
    );
    await step('choose the question', () =>
      page.getByRole('button', { name: 'How many deals have we won?' }).click(),
    );
    await seeChart(page);
    await expectAccessible(page, `report, ${size}`);
    await expectNoSideScroll(page, `report, ${size}`);
    await step('choose by whom', () =>
      page.getByLabel('By', { exact: true }).selectOption({ label: 'Owner' }),
    );
    await page.waitForURL(/owner_id/);
    await seeChart(page);
    await step('press “Save”', () =>
      page.getByRole('button', { name: 'Save', exact: true }).click(),
    );
    const dialog = page.getByRole('dialog');
    await step('name it', () => dialog.getByLabel('Name').fill(`Won by whom (${size})`));
    await step('press “Save”', () => dialog.getByRole('button', { name: 'Save' }).click());
    await page.waitForURL(/\/reports\/[0-9a-f-]{36}/);
    console.log(`A new report at the ${size}: ${steps.length} steps\n- ${steps.join('\n- ')}`);
    expect(steps.length).toBeLessThanOrEqual(8);

    await seeChart(page);
    // the keyboard goes through the marks; Enter opens the records behind one
    const mark = page.locator('figure button').first();
    await mark.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await dialog.getByRole('listitem').first().waitFor();
    await expectAccessible(page, `records behind a mark, ${size}`);
    await dialog.getByRole('listitem').getByRole('link').first().click();
    await page.waitForURL(/open=deal/);
    await page.goBack();
    // a link with another period gives the same to whoever opens it, and changes nothing that is kept
    await page.getByLabel('Period', { exact: true }).selectOption({ label: 'All time' });
    await page.getByText('Changed, not saved').first().waitFor({ state: 'attached' });
    const link = page.url();
    await page.goto('/reports');
    await page.goto(link);
    await seeChart(page);
    expect(await page.getByLabel('Period', { exact: true }).inputValue()).toBe('all');

    await page.getByRole('button', { name: 'More', exact: true }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'Take as PDF' }).click();
    const file = await readFile(await (await download).path());
    expect(file.subarray(0, 4).toString()).toBe('%PDF');
    expect(faults).toEqual([]);
    await context.close();
  },
);

test('who may not export is told so, and an embedded report stands alone', async () => {
  const manager = await enter('desk', 'manager');
  const by = { field: 'owner_id' };
  const request = JSON.stringify({ metrics: ['deals_won'], period: 'all', by });
  const data = { name: 'Won, by whom', request, chart: 'bar' };
  const made = await manager.context.request.post('/api/v1/reports', { data });
  expect(made.status(), await made.text()).toBe(201);
  await manager.context.close();
  const { context, page, faults } = await enter('desk', 'seller');
  await page.goto('/reports');
  await page.getByRole('link', { name: /^Won, by whom/ }).click();
  await seeChart(page);
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Take as Excel' }).click();
  await page.getByText('You may not export lists.').waitFor();
  const id = /reports\/([0-9a-f-]+)/.exec(page.url())![1];
  await page.goto(`/embed/reports/${id}`);
  await seeChart(page);
  expect(await page.getByRole('navigation').count()).toBe(0);
  await expectAccessible(page, 'embedded report');
  expect(faults).toEqual([]);
  await context.close();
});

test('a field of one’s own takes a few steps, and a report can be grouped by it at once', async () => {
  const { context, page, faults } = await enter('desk', 'administrator');
  const { steps, step } = counting();
  await page.goto('/settings/fields');
  await step('choose “Deals”', () =>
    page.getByRole('button', { name: 'Deals', exact: true }).click(),
  );
  await step('press “Add a field”', () =>
    page.getByRole('button', { name: 'Add a field' }).click(),
  );
  await step('name it', () => page.getByLabel('What is it called?').fill('Heard of us by'));
  await step('choose its kind', () =>
    page.getByLabel('What does one put in?').selectOption({ label: 'One of several choices' }),
  );
  await step('write the choices', () =>
    page.getByLabel('The choices, one on each line').fill('A fair\nA friend'),
  );
  await step('say why', () =>
    page.getByLabel('Why do you ask for it?').fill('So that we go where we are found.'),
  );
  await step('press “Add this field”', () =>
    page.getByRole('button', { name: 'Add this field' }).click(),
  );
  await page.locator('[data-field="x_heard_of_us_by"]').waitFor();
  console.log(`A new field: ${steps.length} steps\n- ${steps.join('\n- ')}`);
  expect(steps.length).toBeLessThanOrEqual(8);
  const request = JSON.stringify({ metrics: ['deals_won'], period: 'all' });
  await page.goto(`/reports/new?request=${encodeURIComponent(request)}`);
  await page.getByLabel('By', { exact: true }).selectOption({ label: 'Heard of us by' });
  await page.waitForURL(/x_heard_of_us_by/);
  await seeChart(page);
  expect(faults).toEqual([]);
  await context.close();
});
