import type { Browser } from 'playwright-core';
import { expect, test } from 'vitest';
import { beginEachAttempt } from './attempts.ts';
import { expectAccessible, expectNoSideScroll, type Size, startBrowser, visit } from './browser.ts';
import { type Product, startProduct } from './product.ts';

const PASSWORD = 'correct horse battery';
let product: Product;
let browser: Browser;
let administrator: string;

async function join(token: string, name: string): Promise<void> {
  const email = `${name.toLowerCase()}@example.com`;
  const body = JSON.stringify({ name, email, password: PASSWORD });
  const headers = { 'content-type': 'application/json' };
  const url = `${product.url}/api/v1/links/${token}`;
  const answer = await fetch(url, { method: 'POST', headers, body });
  expect(answer.status).toBe(200);
  administrator ||= answer.headers.get('set-cookie')!.split(';')[0]!;
}

async function invite(body: object): Promise<{ url: string }> {
  const headers = { 'content-type': 'application/json', cookie: administrator };
  const given = { method: 'POST', headers, body: JSON.stringify(body) };
  const answer = await fetch(`${product.url}/api/v1/invitations`, given);
  expect(answer.status).toBeLessThan(300);
  return (await answer.json()) as { url: string };
}

beginEachAttempt(
  async () => {
    administrator = '';
    [product, browser] = await Promise.all([startProduct(), startBrowser()]);
    await join(/\/setup\/(\S+)/.exec(product.output)![1]!, 'Ada');
    for (const name of ['Ingrid', 'Ben']) {
      const role = name === 'Ingrid' ? 'manager' : 'member';
      const email = `${name.toLowerCase()}@example.com`;
      const { url } = await invite({ email, role });
      await join(/\/join\/(\S+)/.exec(url)![1]!, name);
    }
  },
  async () => {
    await browser?.close();
    await product?.stop();
  },
);

async function signIn(size: Size, name: string) {
  const visited = await visit(browser, product.url, size);
  const data = { email: `${name.toLowerCase()}@example.com`, password: PASSWORD };
  expect((await visited.context.request.post('/api/v1/session', { data })).status()).toBe(200);
  return visited;
}

test.each<Size>(['desk', 'phone'])(
  'an administrator writes the charter, the sponsor takes it on, leads on and overrides a gate: %s',
  async (size) => {
    const ada = await signIn(size, 'Ada');
    const { page } = ada;
    await page.goto('/programme');
    await page.getByRole('button', { name: /^(Write the charter|Begin anew)$/ }).click();
    await page.getByLabel('The objective, as the business').fill('Customers hear from us soon');
    await page.getByLabel('The figure that tells').selectOption({ label: 'Quote win ratio' });
    await page.getByLabel('Sponsor', { exact: true }).selectOption({ label: 'Ingrid' });
    await page.getByLabel('Administrator', { exact: true }).selectOption({ label: 'Ada' });
    await page.getByLabel('Deputy', { exact: true }).selectOption({ label: 'Ben' });
    await page.getByLabel('Hours set aside').fill('120');
    await page.getByLabel('Begins on').fill('2026-03-02');
    await page.getByLabel('The whole team works with it by').fill('2026-03-23');
    await page.getByText('Nobody can keep that day: Habit takes 8 weeks').waitFor();
    await expectAccessible(page, 'the charter');
    await expectNoSideScroll(page, size);
    await page.getByLabel('The whole team works with it by').fill('2026-06-30');
    await page.getByRole('button', { name: 'Save the charter' }).click();
    await page.getByText('Ingrid has not taken on the duties yet.').waitFor();
    await expectAccessible(page, 'the programme');

    const ingrid = await signIn(size, 'Ingrid');
    await ingrid.page.goto('/programme');
    await ingrid.page.getByRole('button', { name: 'I take on these duties' }).click();
    await ingrid.page.getByRole('button', { name: 'Go on to Kick-off' }).click();
    await ingrid.page.getByText('Nine in ten of those it concerns took part').waitFor();
    await ingrid.page.getByRole('button', { name: 'Override the gate…' }).first().click();
    await ingrid.page.getByLabel('Why, for everybody to read').fill(`We all met already, ${size}`);
    await expectAccessible(ingrid.page, 'overriding');
    await ingrid.page.getByRole('button', { name: 'Override the gate: First use' }).click();
    await ingrid.page.getByText(`“We all met already, ${size}”`).waitFor();
    await ingrid.page.getByText('Ingrid let “First use” through Gate 1.').first().waitFor();
    await expectNoSideScroll(ingrid.page, size);

    await page.reload();
    await page.getByText(`“We all met already, ${size}”`).waitFor();
    await page.getByText('Only Ingrid can override a gate').waitFor();
    await page.goto('/quotes');
    await page.getByText('Quotes: locked until the whole team works').waitFor();
    await expectAccessible(page, 'a locked page');
    await page.getByRole('link', { name: 'What opens it' }).click();
    await page.getByRole('heading', { name: 'What is locked, and what is open' }).waitFor();

    const stop = { reason: 'The journey ends here, so the next can begin' };
    const ended = await ingrid.context.request.post('/api/v1/programme/stop', { data: stop });
    expect(ended.status()).toBe(200);
    expect([...ada.faults, ...ingrid.faults]).toEqual([]);
    await ada.context.close();
    await ingrid.context.close();
  },
);
