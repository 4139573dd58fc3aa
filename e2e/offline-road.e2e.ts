import type { Browser } from 'playwright-core';
import { expect, test } from 'vitest';
import { beginEachAttempt } from './attempts.ts';
import { expectAccessible, expectNoSideScroll, rest, startBrowser } from './browser.ts';
import {
  install,
  keeps,
  LAST_LIST,
  readKept,
  startWithAda,
  takePhone,
  waitingOn,
} from './device.ts';
import type { Product } from './product.ts';

let product: Product;
let browser: Browser;

beginEachAttempt(
  async () => {
    [product, browser] = await Promise.all([startWithAda(), startBrowser()]);
  },
  async () => {
    await browser?.close();
    await product?.stop();
  },
);

const enter = () => takePhone(browser, product);

test('a deal and a meeting that were never opened here are there without a connection', async () => {
  const { context, page, faults, make, get } = await enter();
  const company_id = await make('companies', { name: 'Globex' });
  const person_id = await make('people', { first_name: 'Anna', last_name: 'Rossi', company_id });
  const id = await make('deals', { name: 'New roof', company_id, person_id });
  const met = await make('people', { first_name: 'Bruno', last_name: 'Bianchi' });
  const due_on = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10);
  await make('tasks', { subject: 'See the hall', kind: 'meeting', due_on, person_id: met });
  await install(page, '/');
  await keeps(page, `timeline?deal_id=${id}`);
  await keeps(page, `pinned-facts?person_id=${person_id}`);
  await rest(page);

  await context.setOffline(true);
  await page.goto(`/deals/${id}`);
  await page.getByRole('heading', { name: 'New roof' }).waitFor();
  const next = page.getByRole('region', { name: 'Next step' });
  await next.getByRole('textbox').fill('Send the offer tomorrow');
  await next.getByRole('textbox').press('Enter');
  await next.getByText('Send the offer').first().waitFor();
  await expectAccessible(page, 'a deal never opened before');
  await expectNoSideScroll(page, 'a deal never opened before');
  await page.goto(`/people/${person_id}`);
  await page.getByRole('heading', { name: 'Anna Rossi' }).waitFor();
  await rest(page);
  expect(await page.getByText('not kept on this device').count()).toBe(0);
  await page.goto('/calendar');
  await page.getByText('See the hall').first().waitFor();
  await page.goto(`/people/${met}`);
  await page.getByRole('heading', { name: 'Bruno Bianchi' }).waitFor();
  await page.getByText('See the hall').first().waitFor();
  await rest(page);
  expect(await page.getByText('not kept on this device').count()).toBe(0);
  await waitingOn(page).waitFor();

  await context.setOffline(false);
  await expect.poll(() => waitingOn(page).count(), { timeout: 60_000 }).toBe(0);
  const { step, others } = await get(`next-step?deal_id=${id}`);
  expect([step.subject, others]).toEqual(['Send the offer', 0]);
  expect(faults).toEqual([]);
  await context.close();
});

test('this device says that it is ready, what it keeps, and lets it be cleared', async () => {
  const { context, page, faults } = await enter();
  await install(page, '/settings/device');
  const ready = page.getByText('Ready to work without a connection');
  await ready.waitFor({ timeout: 90_000 });
  await page.getByText('As of').waitFor();
  await expectAccessible(page, 'this device');
  await expectNoSideScroll(page, 'this device');
  await page.getByRole('button', { name: 'Clear what is kept' }).tap();
  await page.getByText('Nothing that was read is kept here any more').waitFor();
  await page.getByText('Not ready yet').waitFor();
  await page.getByRole('button', { name: 'Read it anew now' }).tap();
  await page.getByText('Getting ready').waitFor();
  await ready.waitFor({ timeout: 90_000 });
  expect(faults).toEqual([]);
  await context.close();
});

test('what was typed ends with the session, in every tab', async () => {
  const { context, page } = await enter();
  await install(page, '/');
  await keeps(page, LAST_LIST);
  const other = await context.newPage();
  // what is near is read once it listens to the other tabs
  const listens = other.waitForRequest(/day-sheet/);
  await other.goto('/');
  await listens;
  await other
    .getByRole('button', { name: /capture/i })
    .first()
    .tap();
  await other.getByLabel('What happened?').fill('called Anna, she is angry');
  const drafts = `Object.keys(sessionStorage).filter((key) => key.startsWith('uptake.draft'))`;
  await expect.poll(() => other.evaluate(drafts)).toHaveLength(1);
  await page.getByRole('button', { name: /menu/i }).first().tap();
  await page
    .getByRole('button', { name: /signed in as/i })
    .first()
    .tap();
  await page.getByRole('menuitem', { name: 'Sign out' }).tap();
  await page.getByLabel('E-mail').waitFor();
  await other.getByLabel('E-mail').waitFor();
  expect(await other.evaluate(drafts)).toEqual([]);
  expect(await page.evaluate(readKept)).toEqual([]);
  await context.close();
});
