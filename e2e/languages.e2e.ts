import type { Browser, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { beginEachAttempt } from './attempts.ts';
import { expectNoSideScroll, startBrowser, WITHIN_MS } from './browser.ts';
import { type Product, startProduct } from './product.ts';

let product: Product;
let browser: Browser;
beginEachAttempt(
  async () => {
    [product, browser] = await Promise.all([startProduct(), startBrowser()]);
  },
  async () => {
    await browser?.close();
    await product?.stop();
  },
);

async function openIn(locale: string): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    baseURL: product.url,
    locale,
    timezoneId: 'Europe/Vienna',
  });
  context.setDefaultTimeout(WITHIN_MS);
  return context.newPage();
}

function languageOf(page: Page): Promise<string> {
  return page.evaluate('document.documentElement.lang') as Promise<string>;
}

const ADA = { email: 'ada@globex.example', password: 'pumpen-laufen-gut' };

/** Without the page where it has not been done yet. */
async function setUp(): Promise<void> {
  const token = /\/setup\/(\S+)/.exec(product.output)![1]!;
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ ...ADA, name: 'Ada' });
  await fetch(`${product.url}/api/v1/links/${token}`, { method: 'POST', headers, body });
}

test('whoever sets up in German is greeted, told what is wrong, and kept in German', async () => {
  const page = await openIn('de-AT');
  await page.goto(/(\/setup\/\S+)/.exec(product.output)![1]!);
  await page.getByLabel('Ihre Firma').fill('Globex');
  await page.getByLabel('Ihr Name').fill('Ada');
  await page.getByLabel('E-Mail').fill(ADA.email);
  await page.getByLabel('Passwort').fill('kurz');
  await page.getByRole('button', { name: 'Los geht’s' }).click();
  await page.getByText('Geben Sie mindestens 10 Zeichen ein.').waitFor();
  await page.getByLabel('Passwort').fill(ADA.password);
  await page.getByRole('button', { name: 'Los geht’s' }).click();
  await page.getByRole('heading', { name: 'Heute', exact: true }).waitFor();
  expect(await languageOf(page)).toBe('de');
  const me = await (await page.context().request.get('/api/v1/me')).json();
  expect(me.member).toMatchObject({ language: 'de', time_zone: 'Europe/Vienna' });
  await page.context().close();
});

test('a refused password is told in the language of the browser', async () => {
  await setUp();
  const page = await openIn('it-IT');
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(ADA.email);
  await page.getByLabel('Password').fill('sbagliata-davvero');
  await page.getByRole('button', { name: 'Accedi' }).click();
  await page.getByText('E-mail o password non corrette.').waitFor();
  expect(await languageOf(page)).toBe('it');
  await page.context().close();
});

test('another language takes effect at once, and capture understands it', async () => {
  await setUp();
  const page = await openIn('en-GB');
  const { request } = page.context();
  expect((await request.post('/api/v1/session', { data: ADA })).status()).toBe(200);
  expect((await request.patch('/api/v1/me', { data: { language: 'de' } })).status()).toBe(200);
  await page.goto('/settings/profile');
  const language = page.getByLabel('Sprache');
  await language.selectOption({ label: 'Italiano' });
  await page.getByRole('heading', { name: 'Profilo' }).waitFor();
  await page.getByLabel('Lingua').waitFor();
  expect(await languageOf(page)).toBe('it');
  await page.goto('/');
  await page.getByRole('heading', { name: 'Oggi', exact: true }).waitFor();
  await expectNoSideScroll(page, 'Today in Italian');
  await page.keyboard.press('c');
  await page
    .getByRole('dialog')
    .getByRole('combobox')
    .or(page.getByRole('dialog').getByRole('textbox'))
    .first()
    .fill('chiamato Anna Rossi, vuole il preventivo, richiamare martedì alle 10');
  await page.getByRole('dialog').getByText('Richiamare').first().waitFor();
  await page.getByRole('dialog').getByText('Telefonata').first().waitFor();
  await page.context().close();
});
