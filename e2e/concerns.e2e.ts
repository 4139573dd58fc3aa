import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { beginEachAttempt } from './attempts.ts';
import { expectAccessible, expectNoSideScroll, type Size, startBrowser, visit } from './browser.ts';
import { type Product, startProduct } from './product.ts';

const PASSWORD = 'correct horse battery';
const INGRID = 'ingrid@example.com';
const MAX = 'max@example.com';
let product: Product;
let browser: Browser;

beginEachAttempt(
  async () => {
    [product, browser] = await Promise.all([startProduct(), startBrowser()]);
    const token = /\/setup\/(\S+)/.exec(product.output)![1]!;
    await takeLink(token, { name: 'Ingrid', email: INGRID });
    const { context } = await enter('desk', INGRID);
    const invited = await context.request.post('/api/v1/invitations', { data: { email: MAX } });
    expect(invited.status(), await invited.text()).toBeLessThan(300);
    const { url } = await invited.json();
    await takeLink(String(url).split('/').at(-1)!, { name: 'Max', email: MAX });
    await context.close();
  },
  async () => {
    await browser?.close();
    await product?.stop();
  },
);

async function takeLink(token: string, who: { name: string; email: string }): Promise<void> {
  const answer = await fetch(`${product.url}/api/v1/links/${token}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...who, password: PASSWORD }),
  });
  expect(answer.status, await answer.text()).toBe(200);
}

async function enter(size: Size, email: string) {
  const seen = await visit(browser, product.url, size);
  const data = { email, password: PASSWORD };
  expect((await seen.context.request.post('/api/v1/session', { data })).status()).toBe(200);
  return seen;
}

async function expectSound(page: Page, size: Size, name: string): Promise<void> {
  await expectAccessible(page, name);
  await expectNoSideScroll(page, size);
}

const dayIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** The button that stands on every page: one click. */
async function speakUp(page: Page, kind: string, words: string): Promise<void> {
  await page.goto('/people');
  await button(page, 'Something’s in my way').and(page.locator(':visible')).first().click();
  await page.getByRole('radio', { name: kind }).check();
  await page.getByLabel('In a few words').fill(words);
}

async function raise(page: Page, words: string): Promise<string> {
  await speakUp(page, 'Something’s in my way', words);
  await button(page, 'Send').click();
  await page.getByText('Passed on. Thank you.').first().waitFor();
  await page.goto('/concerns');
  await page.getByRole('link', { name: words }).click();
  await page.getByRole('heading', { name: words }).waitFor();
  return new URL(page.url()).pathname;
}

/** Two clicks from the register: the concern, then its question. */
async function rate(page: Page, answer: string): Promise<void> {
  await button(page, 'Technical or adaptive?').click();
  const radios = page.getByRole('dialog').getByRole('radio', { name: answer, exact: true });
  for (const radio of await radios.all()) await radio.check();
  // where people must change, one of five losses is named
  if (answer === 'Yes') await page.getByRole('checkbox', { name: 'Time', exact: true }).check();
  await button(page, 'Done').click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

async function together(size: Size) {
  const [max, ingrid] = [await enter(size, MAX), await enter(size, INGRID)];
  return {
    max: max.page,
    ingrid: ingrid.page,
    contexts: [max.context, ingrid.context],
    faults: [max.faults, ingrid.faults],
  };
}

async function end({ contexts, faults }: { contexts: BrowserContext[]; faults: string[][] }) {
  expect(faults.flat()).toEqual([]);
  for (const context of contexts) await context.close();
}

test.each<Size>(['desk', 'phone'])(
  'a concern is raised, rated by two, fixed, and verified by who lives with it: %s',
  async (size) => {
    const { max, ingrid, ...rest } = await together(size);
    const reason = `It costs each of us an hour, ${size}`;
    const path = await raise(max, `The list of people takes ages, ${size}`);
    await rate(max, 'No');
    await max.getByText('You have answered.', { exact: false }).waitFor();
    await ingrid.goto(path);
    await ingrid.getByText('1 of 2 has answered', { exact: false }).waitFor();
    await rate(ingrid, 'No');
    await ingrid.getByRole('heading', { name: 'Technical' }).waitFor();
    await button(ingrid, 'Answer it').click();
    await ingrid.getByRole('radio', { name: 'Yes, we will do it' }).check();
    await ingrid.getByLabel('Why? Everyone will read it.').fill(reason);

    await ingrid.getByLabel('Who looks after it?').selectOption({ label: 'Ingrid' });
    await ingrid.getByLabel('Until when?').fill(dayIn(9));
    await button(ingrid, 'Save').click();
    await ingrid.getByRole('dialog').waitFor({ state: 'detached' });
    await ingrid.getByText(reason).waitFor();
    await button(ingrid, 'Promise a fix').click();
    const dialog = ingrid.getByRole('dialog');
    await dialog.getByLabel('What will be done?').fill('An index for the list');
    await dialog.getByRole('radio', { name: 'Software' }).check();
    await dialog.getByLabel('Who looks after it?').selectOption({ label: 'Ingrid' });
    await dialog.getByLabel('Until when?').fill(dayIn(9));
    await dialog.getByRole('button', { name: 'Promise a fix' }).click();
    await button(ingrid, 'The fix is there').click();
    await ingrid.getByText('those it affects say whether it helped', { exact: false }).waitFor();
    await expectSound(ingrid, size, 'concern');

    await max.goto('/');
    await max.getByText(reason).waitFor();
    await button(max, 'I have read it').click();
    await max.getByText(reason).waitFor({ state: 'detached' });
    await max.goto(path);
    await button(max, 'Yes, solved').click();
    await max.getByText('Solved', { exact: true }).waitFor();
    await end(rest);
  },
);

test.each<Size>(['desk', 'phone'])(
  'what no fix will change becomes an experiment, which is reviewed: %s',
  async (size) => {
    const { max, ingrid, ...rest } = await together(size);
    const bare = { name: `Address alone, ${size}` };
    await ingrid.context().request.post('/api/v1/companies', { data: bare });
    const path = await raise(max, `A glorified rolodex, ${size}`);
    await rate(max, 'Yes');
    await ingrid.goto(path);
    await rate(ingrid, 'Yes');
    await max.reload();
    await max.getByRole('heading', { name: 'Adaptive' }).waitFor();
    await max.getByRole('link', { name: 'Propose an experiment' }).click();
    await max.getByLabel('We assume that').fill('Typing twice keeps us away');
    await max.getByLabel('If we try this, then').fill(`Speaking brings more notes, ${size}`);
    await max.getByLabel('The smallest test of it').fill('Two of us speak for two weeks');
    await max.getByLabel('Measured by').selectOption({ index: 1 });
    await max.getByLabel('We stop early if').fill('Visits take longer');
    await max.getByLabel('What those who try it give up').fill('Time between visits');
    await max.getByLabel('Protected by').selectOption({ label: 'Ingrid' });
    await max.getByLabel('What the sponsor protects them from').fill('Talk about targets');
    await button(max, 'Save').click();
    await max.getByLabel('Day of the review', { exact: false }).fill(dayIn(14));
    await expectSound(max, size, 'draft of an experiment');
    await button(max, 'Begin').click();
    await max.getByRole('heading', { name: 'Review' }).waitFor();
    await expectSound(max, size, 'experiment');
    await max.getByRole('radio', { name: 'Stop it' }).check();
    await max.getByLabel('What we learnt', { exact: true }).fill('A minute of speaking is enough');
    await button(max, 'Review').click();
    await max.getByText('Reviewed ·', { exact: false }).waitFor();
    await ingrid.goto('/experiments');
    await ingrid.getByText('A minute of speaking is enough', { exact: false }).first().waitFor();

    await ingrid.goto(path);
    await ingrid.getByText(/holds? an address and nothing else/).waitFor();
    await button(ingrid, 'Say where it comes from').click();
    const dialog = ingrid.getByRole('dialog');
    await dialog.getByRole('checkbox', { name: 'How people are led' }).check();
    await dialog.getByRole('checkbox', { name: 'How it is set up' }).check();
    await dialog.getByRole('textbox', { name: 'Belief' }).fill('My own');
    await ingrid.getByRole('option', { name: 'My own list is enough' }).click();
    await expectSound(ingrid, size, 'tags of a concern');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'detached' });
    await ingrid.goto('/concerns');
    await ingrid.getByLabel('Belief', { exact: true }).selectOption('My own list is enough');
    await ingrid.getByLabel('Where it comes from').selectOption('managed');
    await ingrid.getByRole('button', { name: /^Mine \d/ }).click();
    await ingrid.getByRole('link', { name: `A glorified rolodex, ${size}` }).waitFor();
    await expectSound(ingrid, size, 'register of concerns');
    await end(rest);
  },
);

test.each<Size>(['desk', 'phone'])(
  'from what was called broken to its diagnosis it is one click: %s',
  async (size) => {
    const { max, ingrid, ...rest } = await together(size);
    const words = `Nobody reads my notes, ${size}`;
    await speakUp(max, 'Something is broken', words);
    await button(max, 'Send').click();
    await max.getByText('Passed on. Thank you.').first().waitFor();
    await ingrid.goto('/feedback');
    await button(ingrid, 'Technical or adaptive?').first().click();
    await ingrid.getByRole('dialog', { name: 'Technical or adaptive?' }).waitFor();
    await expectSound(ingrid, size, 'diagnosis');
    await button(ingrid, 'Cancel').click();
    await ingrid.getByRole('heading', { name: words }).waitFor();
    await max.goto('/');
    await max.getByText('it is a concern now', { exact: false }).waitFor();
    await button(max, 'I have read it').click();
    await end(rest);
  },
);

test.each<Size>(['desk', 'phone'])(
  'thanks reach the administrator; what is said without a name is answered for all: %s',
  async (size) => {
    const { max, ingrid, ...rest } = await together(size);
    await speakUp(max, 'Thank you', `The search is a joy, ${size}`);
    await button(max, 'Send').click();
    await max.getByText('Passed on. Thank you.').first().waitFor();
    await speakUp(max, 'Something is broken', `The map stays empty, ${size}`);
    await max.getByRole('checkbox', { name: 'Without my name' }).check();
    await expectSound(max, size, 'speaking up');
    await button(max, 'Send').click();
    await max.getByText('Passed on. Thank you.').first().waitFor();

    await ingrid.goto('/feedback');
    await ingrid.getByText(`The search is a joy, ${size}`).first().waitFor();
    await ingrid.getByText('without a name', { exact: false }).first().waitFor();
    await button(ingrid, 'Answer it').click();
    await ingrid.getByLabel('What became of it? Everyone will read it.').fill(`Mended, ${size}`);
    await button(ingrid, 'Send').click();
    await ingrid.getByText(`Mended, ${size}`).waitFor();
    await expectSound(ingrid, size, 'feedback');
    await max.goto('/feedback');
    await max.getByText(`Mended, ${size}`).waitFor();
    await end(rest);
  },
);
