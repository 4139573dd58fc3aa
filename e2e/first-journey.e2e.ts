import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { expectAccessible, expectNoSideScroll, type Size, startBrowser, visit } from './browser.ts';
import { type Product, startProduct } from './product.ts';

/** As Outlook writes it in German: semicolons, umlauts in Windows-1252, a company on each row. */
const LIST = [
  'Vorname;Nachname;Firma;Position;E-Mail-Adresse;Telefon (geschäftlich);Ort geschäftlich',
  'Anna;Rossi;Globex GmbH;Einkäuferin;anna.rossi@globex.example;+49 30 901820;Berlin',
  'Karl;Schneider;Globex GmbH;Werkleiter;karl.schneider@globex.example;+49 30 901821;Berlin',
  'Nikos;Papadopoulos;Aegean Foods;Direktor;nikos@aegean.example;+30 210 1234567;Athen',
  'Xenia;King;King & Söhne;Inhaberin;xenia@king.example;+49 89 901822;München',
].join('\r\n');

let browser: Browser;
let folder: string;
let file: string;
let product: Product;

beforeAll(async () => {
  browser = await startBrowser();
  folder = await mkdtemp(join(tmpdir(), 'uptake-list-'));
  file = join(folder, 'kontakte.csv');
  await writeFile(file, Buffer.from(LIST, 'latin1'));
});
afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

beforeEach(async () => {
  product = await startProduct([], { isFresh: true });
  return () => product.stop();
});

async function setUp(page: Page): Promise<void> {
  await page.goto(/https?:\S+\/setup\/\S+/.exec(product.output)![0]);
  await page.getByLabel('Your name').fill('Greta Grün');
  await page.getByLabel('Your company').fill('Brightwater');
  await page.getByLabel('E-mail').fill('greta@brightwater.example');
  await page.getByLabel('Password').fill('a sentence I remember');
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.getByRole('heading', { name: 'Today' }).waitFor();
}

async function importList(page: Page): Promise<void> {
  await page.goto('/import');
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByRole('button', { name: /^Import 4 people/ }).click();
  await page.getByRole('button', { name: /undo/i }).first().waitFor();
  await page.goto('/people');
  for (const name of ['Anna Rossi', 'Karl Schneider', 'Nikos Papadopoulos', 'Xenia King']) {
    await page.getByText(name).first().waitFor();
  }
}

async function capture(page: Page, size: Size, line: string): Promise<void> {
  if (size === 'desk') await page.keyboard.press('c');
  else
    await page
      .getByRole('button', { name: /capture/i })
      .first()
      .tap();
  const field = page.getByLabel('What happened?');
  await field.fill(line);
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Anna Rossi').first().waitFor();
  await expectAccessible(page, 'capture');
  await field.focus();
  await page.keyboard.press('Enter');
  await field.waitFor({ state: 'hidden' });
}

async function find(page: Page, size: Size, text: string): Promise<void> {
  if (size === 'desk') await page.keyboard.press('/');
  else await page.getByRole('button', { name: 'Search' }).first().tap();
  await page.getByRole('combobox').fill(text);
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
}

describe.each<Size>(['desk', 'phone'])('at the %s', (size) => {
  test('a new company sets up, brings its list, says what happened, finds it, and takes it back', async () => {
    const { context, page, faults } = await visit(browser, product.url, size);
    await setUp(page);
    await importList(page);

    await page.goto('/');
    await page.getByRole('heading', { name: 'Today' }).waitFor();
    await capture(
      page,
      size,
      'called anna rosi at globex, wants the renewal quote, call back tomorrow 10',
    );
    await page.getByText('Call back: wants the renewal quote', { exact: true }).first().waitFor();
    await expectAccessible(page, 'Today after the first line');
    await expectNoSideScroll(page, 'Today after the first line');

    const undo = page.getByRole('button', { name: /undo/i }).first();
    await undo.click();
    await expect
      .poll(() => page.getByText('Call back: wants the renewal quote', { exact: true }).count())
      .toBe(0);

    await find(page, size, 'karl schnieder');
    await page.getByRole('heading', { name: 'Karl Schneider' }).first().waitFor();
    const people = await context.request.get('/api/v1/people/count');
    expect((await people.json()).count).toBe(4);
    expect(faults).toEqual([]);
    await context.close();
  });
});
