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
  expect((await visited.context.request.post('/api/v1/session', { data })).status()).toBe(200);
  return visited;
}

test('an administrator adds a field, and it is asked for and listed at once', async () => {
  const { context, page, faults } = await enter('desk');
  await page.goto('/settings/fields');
  await page.getByRole('button', { name: 'Add a field' }).click();
  await page.getByLabel('What is it called?').fill('Contract level');
  await page.getByLabel('What does one put in?').selectOption({ label: 'One of several choices' });
  await page.getByLabel('Why do you ask for it?').fill('So that we call the best first.');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: 'Add a field' }).click();
  expect(await page.getByLabel('What is it called?').inputValue()).toBe('Contract level');
  await page.getByRole('button', { name: 'Add this field' }).click();
  await page.getByRole('alert').getByText('Name at least one choice').waitFor();
  const choices = page.getByLabel('The choices, one on each line');
  expect(await choices.evaluate((field) => field.matches(':focus'))).toBe(true);
  await choices.fill('Gold\nSilver');
  expect(await page.getByText('Name at least one choice').count()).toBe(0);
  await expectAccessible(page, 'dialog of a field');
  await page.getByRole('button', { name: 'Add this field' }).click();
  await page.locator('[data-field="x_contract_level"]').waitFor();
  await expectAccessible(page, 'fields and pages');

  await page.goto('/people?columns=x_contract_level');
  await page.getByRole('button', { name: 'New', exact: true }).first().click();
  const form = page.getByRole('dialog');
  await form.getByLabel('First name', { exact: true }).fill('Anna');
  await form.getByLabel('Contract level', { exact: true }).fill('gol');
  await page.getByRole('option', { name: 'Gold' }).click();
  await form.getByRole('button', { name: 'Create' }).click();
  await page.getByText('Gold').first().waitFor();
  await page.getByRole('columnheader', { name: 'Contract level' }).waitFor();
  expect(faults).toEqual([]);
  await context.close();
});

test('a field is moved by the keyboard, put away and brought back by one key', async () => {
  const { context, page, faults } = await enter('desk');
  const why = 'So that we know who is served.';
  const data = { record_type: 'person', kind: 'text', label: 'Service level', why };
  expect((await context.request.post('/api/v1/custom-fields', { data })).status()).toBe(201);
  await page.goto('/settings/fields');
  const field = page.locator('[data-field="x_service_level"]');
  const handle = page.locator('[data-handle="x_service_level"]');
  await handle.focus();
  await page.keyboard.press('ArrowUp');
  await page.getByRole('status').filter({ hasText: 'is now number' }).waitFor();
  await page.locator('[data-handle="x_service_level"]:focus').waitFor();
  await page.getByRole('button', { name: 'Put “Service level” away' }).click();
  await page.getByRole('button', { name: 'Bring back “Service level”' }).waitFor();
  await page.keyboard.press('u');
  await field.waitFor();
  expect(faults).toEqual([]);
  await context.close();
});

test('on the phone fields are moved with the thumb', async () => {
  const { context, page, faults } = await enter('phone');
  await page.goto('/settings/fields');
  await page.getByRole('button', { name: 'Move “Last name” up' }).tap();
  await expect
    .poll(() => page.locator('[data-field]').first().getAttribute('data-field'))
    .toBe('last_name');
  await expectAccessible(page, 'fields and pages on the phone');
  await expectNoSideScroll(page, 'fields and pages on the phone');
  expect(faults).toEqual([]);
  await context.close();
});
