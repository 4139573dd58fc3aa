import type { Browser, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { beginEachAttempt } from './attempts.ts';
import { rest, type Size, startBrowser, visit } from './browser.ts';
import { type Product, startProduct } from './product.ts';

// What a screen reader is given for the four jobs: where one is, what each thing is called, what is
// said after a deed, and where one stands then. axe sees none of the last two.

const PASSWORD = 'correct horse battery';
const DAY_MS = 86_400_000;
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

/** Signs in to a day with a person, a promise that slipped and a meeting to come. */
async function enter(size: Size, last_name: string) {
  const seen = await visit(browser, product.url, size);
  const { request } = seen.context;
  const data = { email: 'ada@example.com', password: PASSWORD };
  expect((await request.post('/api/v1/session', { data })).status()).toBe(200);
  async function make(plural: string, values: object): Promise<string> {
    const answer = await request.post(`/api/v1/${plural}`, { data: values });
    expect(answer.status(), await answer.text()).toBe(201);
    return (await answer.json()).id;
  }
  const emails = [`anna@${last_name.toLowerCase()}.example`];
  const person_id = await make('people', { first_name: 'Anna', last_name, emails });
  const due_on = new Date(Date.now() - 3 * DAY_MS).toISOString().slice(0, 10);
  await make('tasks', { subject: `Send ${last_name} the quote`, due_on, person_id });
  const due_at = new Date(Date.now() + 60_000).toISOString();
  await make('tasks', { subject: `Meet ${last_name}`, kind: 'meeting', due_at, person_id });
  return { ...seen, person_id };
}

/** What is read out once all of the page has come. */
async function readOut(page: Page): Promise<string> {
  await rest(page);
  return page.locator('body').ariaSnapshot();
}

const NAMELESS =
  /^\s*- '?(?:button|link|textbox|searchbox|combobox|checkbox|radio|switch|slider|spinbutton|dialog)(?: \[[^\]]*\])*:?\s*$/;

/** The controls that would be read as "button" and no more. */
function findNameless(snapshot: string): string[] {
  return snapshot.split('\n').filter((line) => NAMELESS.test(line));
}

/** The levels of the headings in the order of reading. */
function readLevels(snapshot: string): number[] {
  return [...snapshot.matchAll(/- '?heading .*\[level=(\d)\]/g)].map(([, level]) => Number(level));
}

/** What the live regions say at the moment. */
async function hear(page: Page): Promise<string> {
  return (await page.getByRole('status').allTextContents()).join(' ');
}

/** The name of what has the focus, or `nothing`. */
function readFocus(page: Page): Promise<string> {
  return page.evaluate(`(({ activeElement: at, body }) => at && at !== body
    ? at.getAttribute('aria-label') ?? at.labels?.[0]?.textContent ?? at.textContent
    : 'nothing')(document)`);
}

describe.each<Size>(['desk', 'phone'])('at the %s', (size) => {
  test('each page of the day has its landmarks, its headings in order, and a name for everything', async () => {
    const { page, context, faults, person_id } = await enter(size, `Of${size}`);
    const pages = [
      ['Today', '/'],
      ['People', '/people'],
      ['Calendar', '/calendar'],
      ['Anna', `/people/${person_id}`],
      ['Settings', '/settings/reminders'],
      ['Settings', '/settings/my-data'],
    ] as const;
    for (const [title, path] of pages) {
      await page.goto(path);
      await page.getByRole('heading', { level: 1, name: title }).waitFor();
      const heard = await readOut(page);
      expect(heard, path).toMatch(/- main\b/);
      expect(heard, path).toContain('- navigation "Main"');
      expect(heard, path).toContain('- button "Search');
      expect(heard, path).toMatch(/- button "Capture/);
      expect(findNameless(heard), path).toEqual([]);
      const levels = readLevels(heard);
      expect(
        levels.filter((level) => level === 1),
        path,
      ).toHaveLength(1);
      const leaps = levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1);
      expect(leaps, `${path}: ${levels}`).toEqual([]);
    }
    expect(faults).toEqual([]);
    await context.close();
  });
});

test('the first key leads past the navigation to the page', async () => {
  const { page, context } = await enter('desk', 'First');
  await page.goto('/people');
  await page.getByRole('heading', { level: 1, name: 'People' }).waitFor();
  await page.keyboard.press('Tab');
  expect(await readFocus(page)).toBe('Skip to content');
  await page.keyboard.press('Enter');
  expect(await page.evaluate('document.activeElement.tagName')).toBe('MAIN');
  await context.close();
});

test('a promise on Today is named in each of its buttons, and said to be done', async () => {
  const { page, context } = await enter('desk', 'Rossi');
  await page.goto('/');
  const finish = page.getByRole('button', { name: 'Finish “Send Rossi the quote”' });
  await finish.waitFor();
  const heard = await readOut(page);
  expect(heard).toMatch(/- region "Slipped \d+"/);
  expect(heard).toContain('button "Write down what happened: “Send Rossi the quote”"');
  expect(heard).toContain('button "Move “Send Rossi the quote”"');
  expect(heard).toContain('- link "Anna Rossi"');
  expect(heard).toMatch(/- time: 3 days late/);
  await finish.focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => hear(page)).toContain('“Send Rossi the quote” is done');
  expect(await readFocus(page)).not.toBe('nothing');
  await context.close();
});

test('the list of people is a grid with named columns, and a row opens by its name', async () => {
  const { page, context } = await enter('desk', 'Bianchi');
  await page.goto('/people');
  await page.getByRole('link', { name: 'Anna Bianchi' }).waitFor();
  const heard = await readOut(page);
  expect(heard).toContain('- grid "People"');
  expect(heard).toMatch(/- columnheader "Select all that are shown Person/);
  expect(heard).toMatch(/- columnheader "E-mail/);
  expect(heard).toContain('- checkbox "Select Anna Bianchi"');
  expect(heard).toContain('- gridcell "anna@bianchi.example"');
  await page.getByRole('link', { name: 'Anna Bianchi' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Anna Bianchi' }).waitFor();
  await context.close();
});

test('a page of a person says each field, why it is asked and how to change it, and takes a note', async () => {
  const { page, context, person_id } = await enter('desk', 'Conti');
  await page.goto(`/people/${person_id}`);
  const field = page.getByRole('textbox', { name: 'What happened?' });
  await field.waitFor();
  const heard = await readOut(page);
  expect(heard).toContain('- heading "Anna Conti" [level=1]');
  expect(heard).toContain('- button "Why is E-mail asked?": E-mail');
  expect(heard).toContain('- button "Edit E-mail"');
  expect(heard).toContain('- region "Next step"');
  expect(heard).toContain('- button "Timeline" [pressed]');
  expect(heard).toMatch(/- group "Kind":[\s\S]*- button "Note" \[pressed\]/);
  await field.fill('She likes the blue one');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('listitem').filter({ hasText: 'She likes the blue one' }).waitFor();
  expect(await field.inputValue()).toBe('');
  expect(await readFocus(page)).toContain('What happened?');
  await context.close();
});

test('the calendar says each appointment with its time, day and person, and a new one is said', async () => {
  const { page, context } = await enter('desk', 'Moretti');
  await page.goto('/calendar?view=week');
  await page.getByRole('button', { name: /^Meet Moretti/ }).waitFor();
  const heard = await readOut(page);
  expect(heard).toMatch(/- group "View":[\s\S]*- button "Week" \[pressed\]/);
  expect(heard).toMatch(/button "Meet Moretti , \d+:\d\d( [AP]M)?, Today, Anna Moretti/i);
  expect(heard).toMatch(/- heading ".*\d{4}" \[level=2\]/);
  await page.getByRole('main').getByRole('button', { name: 'New' }).focus();
  await page.keyboard.press('Enter');
  const field = page.getByRole('textbox', { name: 'What, with whom?' });
  await field.waitFor();
  await expect.poll(() => page.locator(':focus').count()).toBe(1);
  expect(await field.and(page.locator(':focus')).count()).toBe(1);
  await page.keyboard.type('Lunch with Anna Moretti');
  await page.keyboard.press('Enter');
  await expect.poll(() => hear(page)).toMatch(/“Lunch.*” is in your calendar/);
  await context.close();
});

test('capture says what it understood and what it saved, and leads the focus there and back', async () => {
  const { page, context } = await enter('desk', 'Galli');
  await page.goto('/');
  const opener = page.getByRole('button', { name: 'Capture', exact: false }).first();
  await opener.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Capture' });
  await expect.poll(() => readFocus(page)).toContain('What happened?');
  await page.keyboard.type('something else');
  await dialog.getByRole('button', { name: 'Clear' }).click();
  expect(await readFocus(page)).toContain('What happened?');
  await page.keyboard.type('called Anna Galli, wants the quote, call back tomorrow 10');
  await expect
    .poll(() => hear(page))
    .toMatch(/Call, Now\. Anna Galli.*Call back: wants the quote, Tomorrow/);

  const heard = await dialog.ariaSnapshot();
  expect(heard).toContain('- textbox "What happened?"');
  expect(heard).toContain('- list "What is understood"');
  expect(heard).toContain('button "Leave out: Anna Galli"');
  expect(heard).toContain('- button "Save"');
  expect(findNameless(heard)).toEqual([]);

  await page.keyboard.press('Tab');
  expect(await readFocus(page)).toMatch(/^Call/);
  await page.keyboard.press('Shift+Tab');
  expect(await readFocus(page)).toContain('What happened?');
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'hidden' });
  await expect.poll(() => hear(page)).toMatch(/Saved: call with Anna Galli, follow-up .*10:00/);
  await expect.poll(() => readFocus(page)).toMatch(/^Capture/);
  await context.close();
});
