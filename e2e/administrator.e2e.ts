import type { Browser, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { beginEachAttempt } from './attempts.ts';
import {
  expectAccessible,
  expectNoSideScroll,
  rest,
  type Size,
  startBrowser,
  visit,
} from './browser.ts';
import { type Product, startProduct } from './product.ts';

// What an administrator does when things change: takes a list back, gives a person their data, lets a
// colleague go. With the thumb, to the last press.

const PASSWORD = 'correct horse battery';
let product: Product;
let browser: Browser;

beginEachAttempt(
  async () => {
    [product, browser] = await Promise.all([startProduct(), startBrowser()]);
    await join(/\/setup\/(\S+)/.exec(product.output)![1]!, 'Ada');
  },
  async () => {
    await browser?.close();
    await product?.stop();
  },
);

async function join(token: string, name: string): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({
    ...{ name, email: `${name.toLowerCase()}@example.com`, password: PASSWORD },
  });
  const url = `${product.url}/api/v1/links/${token}`;
  expect((await fetch(url, { method: 'POST', headers, body })).status).toBe(200);
}

async function enter(size: Size, name = 'Ada') {
  const seen = await visit(browser, product.url, size);
  const { request } = seen.context;
  const data = { email: `${name.toLowerCase()}@example.com`, password: PASSWORD };
  expect((await request.post('/api/v1/session', { data })).status()).toBe(200);
  async function make(plural: string, values: object): Promise<string> {
    const answer = await request.post(`/api/v1/${plural}`, { data: values });
    expect(answer.status(), await answer.text()).toBe(201);
    return (await answer.json()).id;
  }
  return { ...seen, request, make };
}

async function expectWell(page: Page, name: string): Promise<void> {
  await expectAccessible(page, name);
  await expectNoSideScroll(page, name);
}

test('on the phone an import is taken back to the last press', async () => {
  const { context, page, request, faults } = await enter('phone');
  await page.goto('/import');
  const rows =
    'First name,Last name,E-mail\nAnna,Rossi,anna@globex.example\nKarl,Roth,karl@x.example';
  await page.locator('input[type=file]').setInputFiles({
    ...{ name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from(rows) },
  });
  await page.getByRole('button', { name: /^Import 2 people/ }).tap();
  await page.getByRole('button', { name: 'Undo the whole import' }).tap();
  await page.getByText('What the import added goes to the bin').waitFor();
  await expectWell(page, 'before an import is taken back');
  await page.getByRole('button', { name: 'Undo the import', exact: true }).tap();
  await page.getByRole('heading', { name: 'The import was taken back' }).waitFor();
  await expectWell(page, 'an import that was taken back');
  expect((await (await request.get('/api/v1/people/count')).json()).count).toBe(0);
  expect(faults).toEqual([]);
  await context.close();
});

test('on the phone a person is given all their data, and what stands in the way is said', async () => {
  const { context, page, make, faults } = await enter('phone');
  const id = await make('people', { first_name: 'Vera', last_name: 'Lang' });
  await page.goto(`/people/${id}`);
  const ask = async () => {
    await page.getByRole('button', { name: 'More', exact: true }).first().tap();
    await page.getByRole('menuitem', { name: 'All data as a file' }).tap();
  };
  const download = page.waitForEvent('download');
  await ask();
  expect((await download).suggestedFilename()).toMatch(/\.zip$/);
  await page.getByText('All data of Vera Lang is in the file').waitFor();

  await page.route('**/dossier', (route) => route.abort());
  await ask();
  await page.getByText('Uptake could not be reached.').waitFor();
  expect(new URL(page.url()).pathname).toBe(`/people/${id}`);
  await page.getByRole('heading', { name: 'Vera Lang' }).first().waitFor();
  await expectWell(page, 'a person whose data did not come');
  expect(faults).toEqual([]);
  await context.close();
});

test('on the phone a colleague is let go, their work handed over, and let in again', async () => {
  const { context, page, request, faults } = await enter('phone');
  const invited = await request.post('/api/v1/invitations', {
    data: { email: 'max@example.com', role: 'member' },
  });
  await join(/\/join\/(\S+)/.exec((await invited.json()).url)![1]!, 'Max');
  const max = await enter('phone', 'Max');
  const task = await max.make('tasks', { subject: 'Call Globex back' });
  await max.context.close();

  await page.goto('/settings/members');
  await page.getByRole('button', { name: 'More for Max' }).tap();
  await page.getByRole('menuitem', { name: 'No longer let in' }).tap();
  const dialog = page.getByRole('dialog', { name: 'No longer let Max in?' });
  await dialog.getByText('Still open: 1 task.').waitFor();
  await dialog.getByLabel('Hand over to').selectOption({ label: 'Ada' });
  await expectWell(page, 'letting a colleague go');
  await dialog.getByRole('button', { name: 'No longer let in' }).tap();
  await page.getByText('Max is no longer let in').waitFor();
  await page.getByText('may not sign in').waitFor();
  await expectWell(page, 'a colleague who was let go');
  const { owner_id } = await (await request.get(`/api/v1/tasks/${task}`)).json();
  expect(owner_id).toBe((await (await request.get('/api/v1/me')).json()).member.id);

  await page.getByRole('button', { name: 'More for Max' }).tap();
  await page.getByRole('menuitem', { name: 'Let in again' }).tap();
  await page.getByText('Max is let in again').waitFor();
  await page.getByText('may not sign in').waitFor({ state: 'detached' });
  expect(faults).toEqual([]);
  await context.close();
});

test('where pages come without encryption a link is copied all the same', async () => {
  const { context, page, faults } = await enter('desk');
  // as browsers have it on http://crm.lan
  await page.addInitScript('Object.defineProperty(navigator, "clipboard", { value: undefined })');
  await page.goto('/settings/members');
  await page.getByRole('button', { name: 'More for Ada' }).click();
  await page.getByRole('menuitem', { name: 'Link for a new password' }).click();
  const link = page.getByLabel(/^Hand this link to Ada/);
  await page.getByRole('button', { name: 'Copy', exact: true }).click();
  await page.getByText('Copied', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Invite', exact: true }).click();
  const field = page.getByLabel('E-mail');
  await field.focus();
  await page.keyboard.press('Control+V');
  expect(await field.inputValue()).toBe(await link.inputValue());
  expect(faults).toEqual([]);
  await context.close();
});

test.each<Size>(['desk', 'phone'])(
  'a dialog begins at its first field and loses nothing to a press beside it: %s',
  async (size) => {
    const { context, page, faults } = await enter(size);
    await page.goto('/people?where=[{"field":"city","op":"is","value":"Rome"}]');
    await page.getByRole('button', { name: 'Views', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Save as a view…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Save as a view' });
    const name = dialog.getByLabel('Name');
    await expect.poll(() => name.evaluate((field) => field.matches(':focus'))).toBe(true);
    await expectWell(page, 'a dialog');
    await name.fill('In Rome');
    await page.mouse.click(5, 300);
    await page.keyboard.press('Escape');
    expect(await name.inputValue()).toBe('In Rome');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'hidden' });

    await page.getByRole('button', { name: 'Views', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Save as a view…' }).click();
    await expect.poll(() => name.evaluate((field) => field.matches(':focus'))).toBe(true);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    expect(faults).toEqual([]);
    await context.close();
  },
);

test('another name of a team is heard on open pages, whose streams go on', async () => {
  const { context, page, request, make, faults } = await enter('desk');
  await make('teams', { name: 'South' });
  const other = await enter('desk');
  const open = async (one: Page, path: string) => {
    const stream = one.waitForRequest('**/api/v1/events');
    await one.goto(path);
    await stream;
    await rest(one);
  };
  await open(other.page, '/people');
  await open(page, '/settings/teams');
  let reopened = 0;
  for (const one of [page, other.page]) {
    one.on('request', (asked) => {
      if (asked.url().endsWith('/api/v1/events')) reopened += 1;
    });
  }
  const field = page.getByRole('textbox', { name: 'Name of the team South' });
  await field.fill('Far south');
  await field.press('Enter');
  await page.getByRole('textbox', { name: 'Name of the team Far south' }).waitFor();
  // what comes next is heard by the stream that was open before
  await request.post('/api/v1/people', { data: { first_name: 'Noor', last_name: 'Next' } });
  await other.page.getByText('Noor Next').first().waitFor();
  expect(reopened).toBe(0);
  expect(faults).toEqual([]);
  for (const one of [context, other.context]) await one.close();
});
