import type { Browser, BrowserContext, Page } from 'playwright-core';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { beginEachAttempt } from './attempts.ts';
import { expectAccessible, expectNoSideScroll, type Size, startBrowser, visit } from './browser.ts';
import { type Product, startProduct } from './product.ts';

let browser: Browser;
let product: Product;
let cookies: Awaited<ReturnType<BrowserContext['cookies']>> | undefined;

beginEachAttempt(
  async () => {
    browser = await startBrowser();
    product = await startProduct();
    cookies = undefined;
  },
  async () => {
    await browser?.close();
    await product?.stop();
  },
);

async function open(size: Size) {
  const seen = await visit(browser, product.url, size);
  if (cookies) {
    await seen.context.addCookies(cookies);
    return seen;
  }
  const { page } = seen;
  await page.goto(/https?:\S+\/setup\/\S+/.exec(product.output)![0]);
  await page.getByLabel('Your name').fill('Greta Grün');
  await page.getByLabel('Your company').fill('Brightwater');
  await page.getByLabel('E-mail').fill('greta@brightwater.example');
  await page.getByLabel('Password').fill('a sentence I remember');
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.getByRole('heading', { name: 'Today' }).waitFor();
  cookies = await seen.context.cookies();
  return seen;
}

/** What another program does meanwhile, in this person's name. */
// biome-ignore lint/suspicious/noExplicitAny: a journey looks at whatever was answered
async function call(page: Page, method: string, path: string, body?: object): Promise<any> {
  return page.evaluate(
    async ([how, where, what]) => {
      const headers = { 'content-type': 'application/json' };
      const request = what ? { method: how!, headers, body: what } : { method: how! };
      return (await fetch(`/api/v1/${where}`, request)).json();
    },
    [method, path, body && JSON.stringify(body)] as const,
  );
}

const photo = await sharp({
  create: { width: 1200, height: 1600, channels: 3, background: '#eee' },
})
  .jpeg()
  .toBuffer();

describe.each(['desk', 'phone'] as const)('at the %s', (size) => {
  test('a note with tasks, names, a photo and a file is written, told, changed by two and pinned', async () => {
    const { page, faults, context } = await open(size);
    await page.goto('/');
    const anna = await call(page, 'POST', 'people', {
      first_name: 'Anna',
      last_name: `Of ${size}`,
    });
    await page.goto(`/people/${anna.id}`);
    const field = page.getByLabel('What happened?');
    await field.click();
    await field.pressSequentially('**Visit** with @Gre');
    await page.getByRole('option', { name: /Greta/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.type('\n- [ ] send price list friday');
    await page.keyboard.press('Enter');
    await page.keyboard.type('book a table');
    expect(await field.inputValue()).toBe(
      '**Visit** with @Greta Grün \n- [ ] send price list friday\n- [ ] book a table',
    );
    const choose = page.locator('form input[type=file]');
    const name = 'note.jpg';
    await choose.first().setInputFiles({ name, mimeType: 'image/jpeg', buffer: photo });
    const pdf = { name: 'offer.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') };
    await choose.last().setInputFiles(pdf);
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: 'Look at note.jpg' }).waitFor();
    await page.getByRole('link', { name: /offer.pdf/ }).waitFor();
    expect(await field.inputValue()).toBe('');
    await expectAccessible(page, `note, ${size}`);
    await expectNoSideScroll(page, `note, ${size}`);

    await page.getByRole('button', { name: 'Finish “book a table”', exact: true }).click();
    await page.getByRole('button', { name: 'Take up “book a table” again', exact: true }).waitFor();
    const told = await call(page, 'GET', `timeline?person_id=${anna.id}`);
    expect(told.open).toHaveLength(1);

    await page.getByRole('button', { name: 'Look at note.jpg' }).click();
    await page.getByRole('dialog').getByRole('img', { name: 'note.jpg' }).waitFor();
    await page.keyboard.press('Escape');

    const note = told.items.find((item: { type: string }) => item.type === 'activity');
    const entry = page.locator('ol > li', { hasText: 'Visit' }).first();
    await entry.hover();
    if (size === 'phone') await entry.getByRole('button', { name: 'More' }).click();
    await entry.getByRole('button', { name: 'Edit' }).click();
    await entry.locator('textarea').fill('my words');
    await call(page, 'PATCH', `activities/${note.id}`, { body: 'their words' });
    await entry.getByRole('button', { name: /^Save/ }).click();
    const both = entry.getByText('Somebody changed this while you were writing');
    await both.waitFor();
    await entry.getByText('their words').waitFor();
    expect(await entry.locator('textarea').inputValue()).toBe('my words');
    await entry.getByRole('button', { name: /Save mine/ }).click();
    await page.locator('ol > li', { hasText: 'my words' }).first().waitFor();

    await page.getByRole('button', { name: /What should everyone know/ }).click();
    await page.getByLabel('What to know').fill('Decides alone');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Decides alone' }).waitFor();
    await expectAccessible(page, `pinned, ${size}`);
    expect(faults).toEqual([]);
    await context.close();
  });

  test('a photo alone is a note in two presses; what is cut off stays to be sent again', async () => {
    const { page, context } = await open(size);
    await page.goto('/');
    const bea = await call(page, 'POST', 'people', { first_name: 'Bea', last_name: size });
    await page.goto(`/people/${bea.id}`);
    await page.getByLabel('What happened?').click();
    await context.route('**/files/upload**', (route) => route.abort());
    const file = { name: 'paper.jpg', mimeType: 'image/jpeg', buffer: photo };
    await page.locator('form input[type=file]').first().setInputFiles(file);
    await page.getByRole('button', { name: /^Save/ }).click();
    await page.getByText('paper.jpg could not be sent.').waitFor();
    await context.unroute('**/files/upload**');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('button', { name: 'Look at paper.jpg' }).waitFor();
    const told = await call(page, 'GET', `timeline?person_id=${bea.id}`);
    expect(told.items).toMatchObject([
      { kind: 'note', body: 'Photo', files: [{ name: 'paper.jpg' }] },
    ]);
    await context.close();
  });
});
