import { execFile } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser } from 'playwright-core';
import { expect, test } from 'vitest';
import { beginEachAttempt } from './attempts.ts';
import { expectAccessible, startBrowser, visit } from './browser.ts';
import { type Product, startProduct } from './product.ts';

const PASSWORD = 'correct horse battery';
const run = promisify(execFile);
let product: Product;
let browser: Browser;

beginEachAttempt(
  async () => {
    [product, browser] = await Promise.all([startProduct(), startBrowser()]);
    await enrol(/\/setup\/(\S+)/.exec(product.output)![1]!, 'Ada');
  },
  async () => {
    await browser?.close();
    await product?.stop();
  },
);

async function enrol(token: string, name: string): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ name, email: mailOf(name), password: PASSWORD });
  const url = `${product.url}/api/v1/links/${token}`;
  expect((await fetch(url, { method: 'POST', headers, body })).status).toBe(200);
}

function mailOf(name: string): string {
  return `${name.toLowerCase()}@example.com`;
}

async function enter(name: string, { url } = product) {
  const seen = await visit(browser, url, 'desk');
  const data = { email: mailOf(name), password: PASSWORD };
  const { request } = seen.context;
  expect((await request.post('/api/v1/session', { data })).status()).toBe(200);
  return { ...seen, request };
}

/** By the command that the page and the README name, into a folder that was never used. */
async function restore(file: string, dataDir: string): Promise<string> {
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, UPTAKE_DATA: dataDir };
  const { stdout } = await run('npx', ['uptake', 'restore', file], { env });
  return stdout;
}

test('an administrator makes a backup, takes it out, and it gives everybody back in an empty folder', async () => {
  const ada = await enter('Ada');
  const { page, request } = ada;
  for (const [first_name, last_name] of [
    ['Anna', 'Rossi'],
    ['Karl', 'Röth'],
  ]) {
    const made = await request.post('/api/v1/people', { data: { first_name, last_name } });
    expect(made.status()).toBe(201);
  }
  await page.goto('/settings');
  await page.getByRole('link', { name: 'Backups' }).click();
  await page.getByText('No backup has been made yet').waitFor();
  await page.getByText('npx uptake restore FILE --replace --yes').waitFor();

  // as where one takes longer to be read back than the small one here
  let checking = true;
  await page.route('**/api/v1/backups', async (route) => {
    const real = await (await request.get('/api/v1/backups')).json();
    if (!checking || route.request().method() !== 'GET' || !real.last) return route.continue();
    const now = { verified_at: null, checking: true };
    const items = [{ ...real.items[0], ...now }];
    const last = { ...real.last, ...now };
    await route.fulfill({ json: { ...real, making_since: real.last.at, items, last } });
  });
  await page.getByRole('button', { name: 'Make a backup now' }).click();
  const kept = page.getByRole('listitem').filter({ hasText: 'Download' });
  await kept.filter({ hasText: /\d\s?[kM]B · being checked/ }).waitFor({ timeout: 60_000 });
  expect(await page.getByText('not read back').count()).toBe(0);
  await expectAccessible(page, 'a backup that is being checked');
  checking = false;
  await kept.filter({ hasText: /\d\s?[kM]B · read back, whole/ }).waitFor({ timeout: 60_000 });
  expect(await page.getByText('being checked').count()).toBe(0);

  const download = page.waitForEvent('download');
  await kept.getByRole('link', { name: /^Download the backup of/ }).click();
  const folder = await mkdtemp(join(dirname(product.dataDir), 'taken-'));
  const file = join(folder, (await download).suggestedFilename());
  await (await download).saveAs(file);
  expect(ada.faults).toEqual([]);
  await ada.context.close();

  const dataDir = join(folder, 'data');
  expect(await restore(file, dataDir)).toMatch(/restored/i);
  const again = await startProduct([], { on: dataDir });
  const { context, page: there, faults } = await enter('Ada', again);
  await there.goto('/people');
  for (const name of ['Anna Rossi', 'Karl Röth']) await there.getByText(name).first().waitFor();
  expect(faults).toEqual([]);
  await context.close();
  await again.stop();
});

test('a member neither finds nor opens the backups, and is told who took one out', async () => {
  const ada = await enter('Ada');
  const data = { email: mailOf('Max'), role: 'member' };
  const invited = await (await ada.request.post('/api/v1/invitations', { data })).json();
  expect((await ada.request.post('/api/v1/backups')).ok()).toBe(true);
  const newest = async () => (await (await ada.request.get('/api/v1/backups')).json()).items[0];
  await expect.poll(newest, { timeout: 60_000 }).toMatchObject({ checking: false });
  const taken = await ada.request.get(`/api/v1/backups/${(await newest()).name}/file`);
  expect(taken.status()).toBe(200);
  await enrol(/\/join\/(\S+)/.exec(invited.url)![1]!, 'Max');
  await ada.context.close();
  const { context, page, faults } = await enter('Max');
  await page.goto('/settings/my-data');
  await page.getByText('Ada took a backup of everything out').first().waitFor();
  expect(await page.getByRole('link', { name: 'Backups' }).count()).toBe(0);
  await page.goto('/settings/backups');
  await page.getByRole('heading', { name: 'There is nothing here' }).waitFor();
  expect(await page.getByRole('button', { name: 'Make a backup now' }).count()).toBe(0);
  expect(faults).toEqual([]);
  await context.close();
});
