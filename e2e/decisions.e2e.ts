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
    const body = JSON.stringify({
      name: 'Ingrid',
      email: 'ingrid@example.com',
      password: PASSWORD,
    });
    const headers = { 'content-type': 'application/json' };
    const url = `${product.url}/api/v1/links/${token}`;
    expect((await fetch(url, { method: 'POST', headers, body })).status).toBe(200);
  },
  async () => {
    await browser?.close();
    await product?.stop();
  },
);

test.each<Size>(['desk', 'phone'])(
  'a sponsor begins with three decisions; reports, a dashboard and forms follow, and can be taken back: %s',
  async (size) => {
    const { context, page, faults } = await visit(browser, product.url, size);
    const data = { email: 'ingrid@example.com', password: PASSWORD };
    expect((await context.request.post('/api/v1/session', { data })).status()).toBe(200);
    const next = () => page.getByRole('button', { name: 'Next', exact: true }).click();

    await page.goto('/decisions');
    await page.getByRole('button', { name: 'Start with what you decide' }).click();
    await page.getByLabel('What is to become better').fill('More of our quotes are accepted');
    await page.getByLabel('The figure that tells').selectOption({ label: 'Quote win ratio' });
    await expectAccessible(page, 'naming the objective');
    await next();
    await page.getByRole('checkbox', { name: /^Which deals we put our time into/ }).check();
    await page.getByRole('checkbox', { name: /^For whom we write quotes/ }).check();
    await page.getByRole('checkbox', { name: /^How much discount we give/ }).check();
    await page.getByText('Three reports are enough to begin with').waitFor();
    const fourth = page.getByRole('checkbox', { name: /^What we promise customers/ });
    expect(await fourth.isDisabled()).toBe(true);
    await expectAccessible(page, 'choosing decisions');
    await expectNoSideScroll(page, size);
    await next();
    await page.getByRole('checkbox', { name: 'Deal: Amount' }).waitFor();
    await expectAccessible(page, 'what is asked');
    await next();
    await page.getByText('3 reports and a dashboard are there for everybody.').waitFor();
    const saving = page.waitForResponse((one) => one.request().method() === 'PUT');
    await page.getByRole('button', { name: 'Set it up' }).click();
    const command = (await saving).headers()['uptake-command'];
    await page.getByRole('button', { name: /Undo/ }).waitFor();

    await page.getByRole('link', { name: 'Open the dashboard' }).waitFor();
    await page
      .getByText('Asked so that Ingrid can decide: Which deals we put our time into')
      .first()
      .waitFor();
    await expectAccessible(page, 'what we decide');
    await expectNoSideScroll(page, size);
    const reports = await (await context.request.get('/api/v1/reports')).json();
    expect(reports.items).toHaveLength(3);

    // the message with its button has gone by now
    const undo = `/api/v1/commands/${command}/undo`;
    expect((await context.request.post(undo)).status()).toBe(200);
    await page.reload();
    await page.getByText('No decisions chosen yet').waitFor();
    expect(faults).toEqual([]);
    await context.close();
  },
);
