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
    await openLink(token, { name: 'Ingrid', email: 'ingrid@example.com', password: PASSWORD });
    const { context } = await enter('desk', 'ingrid');
    const me = await (await context.request.get('/api/v1/me')).json();
    const team = { name: 'North', leader_id: me.member.id };
    const made = await (await context.request.post('/api/v1/teams', { data: team })).json();
    for (const name of ['Mia', 'Max']) {
      const email = `${name.toLowerCase()}@example.com`;
      const data = { email, role: 'member', team_id: made.id };
      const invited = await (await context.request.post('/api/v1/invitations', { data })).text();
      const join = /\/join\/([^"]+)/.exec(invited)![1]!;
      await openLink(join, { name, email, password: PASSWORD });
    }
    await context.request.post('/api/v1/companies', { data: { name: 'Huber AG' } });
    await context.close();
  },
  async () => {
    await browser?.close();
    await product?.stop();
  },
);

async function openLink(token: string, body: object): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const url = `${product.url}/api/v1/links/${token}`;
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  expect(answer.status).toBe(200);
}

async function enter(size: Size, name: string) {
  const visited = await visit(browser, product.url, size);
  const data = { email: `${name}@example.com`, password: PASSWORD };
  expect((await visited.context.request.post('/api/v1/session', { data })).status()).toBe(200);
  return visited;
}

/** Each size has a member of its own. */
const WHO = { desk: 'Mia', phone: 'Max' } as const;

test.each<Size>(['desk', 'phone'])(
  'a member sees what came back, says that a figure is wrong, and reads the answer and who looked: %s',
  async (size) => {
    const name = WHO[size];
    const { context, page, faults } = await enter(size, name.toLowerCase());
    await page.goto('/uptake');
    await page.getByRole('heading', { name: 'There is not enough to say yet.' }).waitFor();
    await page.getByText('Nothing by name yet this week').waitFor();
    await page.getByText('Nobody has looked at your page.').waitFor();
    await page.getByRole('button', { name: 'Write one line' }).click();
    await page
      .getByRole('dialog')
      .getByRole('textbox')
      .first()
      .fill('called Huber AG, wants the quote, call back in 2 weeks');
    await page.keyboard.press('Enter');
    await page.getByText(/things were filled in for you/).waitFor();
    await page.getByRole('button', { name: 'How this is made: Promises kept' }).click();
    await page.getByText('What is still open counts neither way').waitFor();
    await page.getByRole('button', { name: 'That’s wrong: Promises kept' }).click();
    await page.getByPlaceholder('What is wrong with it?').fill(`I was away, says ${name}`);
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('heading', { name: 'What I said is wrong' }).waitFor();
    await page.getByText('An administrator looks into it.').waitFor();
    await expectAccessible(page, 'my uptake');
    await expectNoSideScroll(page, size);

    const chief = await enter(size, 'ingrid');
    await chief.page.goto('/uptake/corrections');
    await chief.page.getByText(`I was away, says ${name}`).waitFor();
    await chief.page
      .getByLabel(`Your answer to ${name}`)
      .fill(`Your leave is entered now, ${name}.`);
    await expectAccessible(chief.page, 'what was said to be wrong');
    await chief.page.getByRole('button', { name: 'Answer: it is mended' }).click();
    await chief.page.getByText(`Mended: Your leave is entered now, ${name}.`).waitFor();
    await chief.page.goto('/uptake/team');
    await chief.page.getByRole('link', { name: new RegExp(`^${name}`) }).click();
    await chief.page.getByText(`${name} sees that you looked, and when.`).waitFor();
    await expectNoSideScroll(chief.page, size);
    expect(chief.faults).toEqual([]);
    await chief.context.close();

    await page.reload();
    await page.getByText(`Mended: Your leave is entered now, ${name}.`).waitFor();
    const looks = page.locator('section', { has: page.getByText('Who looked at my page') });
    await looks.getByText('Ingrid').waitFor();
    await page.getByRole('link', { name: 'How the figures are made' }).click();
    await page
      .getByText(/Said to be wrong/)
      .first()
      .waitFor();
    await expectAccessible(page, 'formulas');
    await expectNoSideScroll(page, size);
    expect(faults).toEqual([]);
    await context.close();
  },
);

test.each<Size>(['desk', 'phone'])(
  'a team reads whether all work with it, and who is not counted, until when and why: %s',
  async (size) => {
    const name = WHO[size];
    const { context, page, faults } = await enter(size, 'ingrid');
    await page.goto('/uptake/team');
    await page.getByRole('heading', { name: 'Not enough to say' }).waitFor();
    await page.getByText('Every contact that Uptake saw is written down.').waitFor();
    await page.getByRole('heading', { name: 'The leader, by the same rules' }).waitFor();
    await page.getByRole('button', { name: 'Do not count somebody for a while' }).click();
    await page.getByLabel('Who', { exact: true }).selectOption({ label: name });
    const until = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);
    await page.getByLabel('Until').fill(until);
    await page.getByLabel('Why (the team reads it; nothing about health)').fill('New to the team');
    await expectAccessible(page, 'team');
    await expectNoSideScroll(page, size);
    await page.getByRole('button', { name: 'Grant it' }).click();
    const exempt = page.locator('section', { has: page.getByText('Not counted at present') });
    await exempt.getByText('New to the team').waitFor();

    const seen = await enter(size, name.toLowerCase());
    await seen.page.goto('/uptake/team');
    await seen.page.getByText('New to the team').waitFor();
    expect(await seen.page.getByRole('button', { name: 'End it' }).count()).toBe(0);
    expect(await seen.page.getByText('Where help would do good').count()).toBe(0);
    await seen.page.getByRole('link', { name: 'The figures of Ingrid' }).click();
    await seen.page.getByText('Ingrid sees that you looked').waitFor();
    expect(seen.faults).toEqual([]);
    await seen.context.close();

    await exempt.getByRole('button', { name: 'End it' }).click();
    await exempt.getByText('New to the team').waitFor({ state: 'detached' });
    expect(faults).toEqual([]);
    await context.close();
  },
);
