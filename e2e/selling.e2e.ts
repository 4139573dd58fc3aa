import type { APIRequestContext, Browser } from 'playwright-core';
import { describe, expect, test } from 'vitest';
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
    await useLink(token, { name: 'Ada', email: 'ada@example.com', password: PASSWORD });
    const { context } = await enter('desk', 'ada@example.com');
    const invitation = { email: 'bea@example.com', role: 'manager' };
    const invited = await context.request.post('/api/v1/invitations', { data: invitation });
    const join = /\/join\/([^"]+)/.exec(await invited.text())![1]!;
    await useLink(join, { name: 'Bea', email: 'bea@example.com', password: PASSWORD });
    const rule = await context.request.post('/api/v1/approval-rules', {
      data: {
        record_type: 'quote',
        conditions: { discount_over: '15' },
        steps: [{ approver: { kind: 'manager' }, hours: 4 }],
      },
    });
    expect(rule.ok(), await rule.text()).toBe(true);
    await context.close();
  },
  async () => {
    await browser?.close();
    await product?.stop();
  },
);

async function useLink(token: string, body: object): Promise<void> {
  const answer = await fetch(`${product.url}/api/v1/links/${token}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(answer.status).toBe(200);
}

async function enter(size: Size, email: string) {
  const visited = await visit(browser, product.url, size);
  const data = { email, password: PASSWORD };
  expect((await visited.context.request.post('/api/v1/session', { data })).status()).toBe(200);
  return visited;
}

async function ask(request: APIRequestContext, path: string, data?: object) {
  const url = `/api/v1/${path}`;
  const answer = data ? await request.post(url, { data }) : await request.get(url);
  expect(answer.ok(), await answer.text()).toBe(true);
  return answer.json();
}

async function capture(page: Awaited<ReturnType<typeof enter>>['page'], line: string) {
  await page.keyboard.press('c');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('What happened?').fill(line);
  await dialog.getByRole('listitem').first().waitFor();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: /undo/i }).first().waitFor();
}

describe.each<Size>(['desk', 'phone'])('at the %s', (size) => {
  test('a line becomes a deal, a quote that is approved, an order that the customer accepted', async () => {
    const company = size === 'desk' ? 'Globex' : 'Northwind';
    const seller = await enter(size, 'ada@example.com');
    const { page, context } = seller;
    await page.goto('/');
    await page.getByRole('heading', { name: 'Today' }).first().waitFor();
    await capture(page, `new deal ${company}, Anna Rossi, 12k, closes end of march`);
    const { items } = await ask(context.request, 'deals?sort=-created_at&limit=1');
    const [deal] = items;
    expect(deal).toMatchObject({ title: company, amount: { amount: 1_200_000, currency: 'EUR' } });

    await page.goto('/deals/board');
    await page.getByText(company).first().waitFor();
    await expectNoSideScroll(page, 'board');
    await expectAccessible(page, 'board');

    const line = { name: 'Pump', quantity: '2', unit_price: 600_000, tax: '22' };
    const draft = { deal_id: deal.id, lines: [line], discount: 20, currency: 'EUR' };
    const quote = await ask(context.request, 'quotes', draft);
    await ask(context.request, `quotes/${quote.id}/send`, { approval_reason: 'They buy more' });

    const boss = await enter('phone', 'bea@example.com');
    await boss.page.goto('/approvals');
    // two taps: the card, and the word
    await boss.page.getByText(company).first().tap();
    await boss.page
      .getByRole('button', { name: /^Approve/ })
      .first()
      .tap();
    await expect
      .poll(async () => (await ask(context.request, `quotes/${quote.id}`)).status)
      .toBe('ready');
    await ask(context.request, `quotes/${quote.id}/send`, {});
    const { url } = await ask(context.request, `quotes/${quote.id}/page`);

    const customer = await visit(browser, product.url, size);
    await customer.page.goto(new URL(url).pathname);
    await expectNoSideScroll(customer.page, 'quote');
    await expectAccessible(customer.page, 'quote');
    await customer.page.getByLabel('Your name').first().fill('Anna Rossi');
    await customer.page.getByRole('checkbox').first().check();
    await customer.page.getByRole('button', { name: 'Accept quote' }).click();
    await customer.page
      .getByText(/accepted/i)
      .first()
      .waitFor();
    const orders = await ask(context.request, 'orders?sort=-created_at&limit=1');
    expect(orders.items[0]).toMatchObject({ quote_id: quote.id, deal_id: deal.id });
    expect(await ask(context.request, `deals/${deal.id}`)).toMatchObject({ status: 'won' });

    await page.goto(`/deals/${deal.id}`);
    await page.getByText('accepted the quote: the deal is won').first().waitFor();
    await expectAccessible(page, 'deal');
    for (const { faults } of [seller, boss, customer]) expect(faults).toEqual([]);
    for (const one of [seller, boss, customer]) await one.context.close();
  });

  test('a case opened by a program warns who is about to visit; it is answered and resolved', async () => {
    const { context, page, faults } = await enter(size, 'ada@example.com');
    const name = `Initech ${size}`;
    const { id } = await ask(context.request, 'companies', { name });
    await page.goto(`/visit/company/${id}`);
    await page.getByText(name).first().waitFor();
    const values = { subject: 'Pump leaks', company_id: id, priority: 'urgent', channel: 'api' };
    const opened = await ask(context.request, 'cases', values);
    await page.getByText('Pump leaks').first().waitFor({ timeout: 60_000 });
    await page.getByText('1 open case').first().waitFor();
    await expectAccessible(page, 'before a visit');

    await page.goto(`/cases/${opened.id}`);
    await page.getByRole('button', { name: 'Take it' }).click();
    await page.getByRole('button', { name: 'I have answered' }).click();
    await page.getByRole('button', { name: 'Resolve' }).first().click();
    await page.getByLabel('What helped?').fill('A new seal');
    await page.getByRole('button', { name: 'Resolve' }).last().click();
    await expect
      .poll(async () => (await ask(context.request, `cases/${opened.id}`)).status)
      .toBe('resolved');
    await expectAccessible(page, 'case');
    expect(faults).toEqual([]);
    await context.close();
  });
});

test('an agent answers on the phone: from the queue, by a prepared answer, until the customer is content', async () => {
  const { context, page, faults } = await enter('phone', 'ada@example.com');
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const company = await ask(context.request, 'companies', { name: 'Hooli' });
  const body = 'Good day, the seal of {number} is on its way.';
  await ask(context.request, 'macros', { name: 'Seal on its way', body });
  const values = { subject: 'Seal drips', company_id: company.id, channel: 'api' };
  const opened = await ask(context.request, 'cases', values);

  await page.goto('/cases/queue');
  await page.getByRole('button', { name: new RegExp(opened.number) }).tap();
  await page.goto(`/cases/${opened.id}`);
  await page.getByRole('button', { name: /^Prepared answer/ }).tap();
  await page.getByRole('button', { name: /^Seal on its way/ }).tap();
  await page.getByRole('button', { name: 'Copy and note as answered' }).tap();
  await page.getByText(`the seal of ${opened.number} is on its way`).first().waitFor();

  await page.getByRole('button', { name: 'Resolve' }).first().tap();
  await page.getByLabel('What helped?').fill('A new seal');
  await page.getByRole('button', { name: 'Resolve' }).last().tap();
  await page.getByRole('button', { name: 'Copy the link' }).waitFor();
  await expectNoSideScroll(page, 'resolved case');
  await expectAccessible(page, 'resolved case');

  const link = await context.request.post(`/api/v1/cases/${opened.id}/satisfaction-link`);
  const { url } = await link.json();
  const customer = await visit(browser, product.url, 'phone');
  await customer.page.goto(new URL(url).pathname);
  await expectAccessible(customer.page, 'satisfaction');
  await customer.page.getByRole('button', { name: 'Good', exact: true }).tap();
  await expect
    .poll(async () => (await ask(context.request, `cases/${opened.id}`)).satisfaction)
    .toBe('good');
  expect([...faults, ...customer.faults]).toEqual([]);
  await customer.context.close();
  await context.close();
});

test('a quote goes out as its lines stand on the screen: first what is marked is mended', async () => {
  const { context, page, faults } = await enter('desk', 'ada@example.com');
  const company = await ask(context.request, 'companies', { name: 'Soylent' });
  const line = { name: 'Valve', quantity: '1', unit_price: 520_000 };
  const draft = { company_id: company.id, lines: [line], currency: 'EUR' };
  const quote = await ask(context.request, 'quotes', draft);
  await page.goto(`/quotes/${quote.id}`);
  await page.getByRole('button', { name: 'Lines', exact: true }).click();
  const quantity = page.getByLabel('Quantity of line 1');
  await quantity.fill('two');
  await page.getByRole('button', { name: 'Send…' }).click();
  await page.getByText('Please mend the marked line first').waitFor();
  expect(await page.getByRole('button', { name: 'Make the link' }).count()).toBe(0);
  expect(await page.locator(':focus').getAttribute('aria-label')).toBe('Quantity of line 1');

  const paper = page.getByRole('link', { name: 'PDF' });
  await paper.click();
  expect(context.pages()).toHaveLength(1);
  expect(await page.locator(':focus').getAttribute('aria-label')).toBe('Quantity of line 1');

  const asked: string[] = [];
  context.on('request', (request) => asked.push(`${request.method()} ${request.url()}`));
  await page.route('**/api/v1/quotes/*', async (route) => {
    if (route.request().method() === 'PATCH') await new Promise((go) => setTimeout(go, 300));
    await route.continue();
  });
  context.on('response', (response) => {
    if (response.request().method() === 'PATCH') asked.push('saved');
  });
  await quantity.fill('2');
  const [tab] = await Promise.all([context.waitForEvent('page'), paper.click()]);
  await expect.poll(() => asked.some((one) => one.endsWith('/pdf'))).toBe(true);
  expect(asked.findIndex((one) => one.endsWith('/pdf'))).toBeGreaterThan(asked.indexOf('saved'));
  expect(asked).toContain('saved');
  await tab.close();
  await page.getByRole('button', { name: 'Send…' }).click();
  await page.getByRole('button', { name: 'Make the link' }).click();
  await page.getByRole('button', { name: 'Copy link' }).waitFor();
  const sent = await ask(context.request, `quotes/${quote.id}`);
  expect(sent).toMatchObject({ status: 'sent', total: { amount: 1_040_000, currency: 'EUR' } });
  await page.getByText('€5,200.00').waitFor();

  const next = await ask(context.request, `quotes/${quote.id}/revise`, {});
  await ask(context.request, `quotes/${quote.id}/accept`, { name: 'Anna Rossi' });
  await page.goto(`/quotes/${next.id}`);
  await page.getByText('The customer has accepted version 1').waitFor();
  expect(await page.getByRole('button', { name: 'Send…' }).count()).toBe(0);
  await page.getByRole('button', { name: 'Make a copy' }).first().click();
  await page.getByText(/^A copy of .* is made/).waitFor();
  expect(faults).toEqual([]);
  await context.close();
});

test.each<Size>(['desk', 'phone'])('a company shows who works there, at the %s', async (size) => {
  const { context, page, faults } = await enter(size, 'ada@example.com');
  const company = await ask(context.request, 'companies', { name: `Umbrella ${size}` });
  const anna = { first_name: 'Anna', last_name: 'Rossi', job_title: 'Buyer' };
  const reach = { phones: ['+39 06 123456'], emails: [`anna@${size}.example`] };
  await ask(context.request, 'people', { ...anna, ...reach, company_id: company.id });
  await page.goto(`/companies/${company.id}`);
  await page.getByRole('button', { name: /^People ?1$/ }).click();
  const people = page.getByRole('region', { name: 'People' });
  await people.getByRole('link', { name: 'Anna Rossi' }).waitFor();
  await people.getByText('Buyer').waitFor();
  const call = people.getByRole('link', { name: '+39 06 123456' });
  expect(await call.getAttribute('href')).toBe('tel:+3906123456');
  await people.getByRole('link', { name: `anna@${size}.example` }).waitFor();
  await people.getByRole('button', { name: 'New person' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('First name', { exact: true }).fill('Bruno');
  await form.getByRole('button', { name: 'Create' }).click();
  await people.getByRole('link', { name: 'Bruno' }).waitFor();
  await expectNoSideScroll(page, 'people of a company');
  await expectAccessible(page, 'people of a company');
  expect(faults).toEqual([]);
  await context.close();
});
