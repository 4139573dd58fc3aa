import type { APIRequestContext, Browser } from 'playwright-core';
import { expect, test } from 'vitest';
import { beginEachAttempt } from './attempts.ts';
import { expectAccessible, expectNoSideScroll, type Size, startBrowser, visit } from './browser.ts';
import { type Product, startProduct } from './product.ts';

const PASSWORD = 'correct horse battery';
/** Each size has a leader and a member of its own. */
const PAIRS = { desk: ['Lea', 'Max'], phone: ['Lia', 'Eva'] } as const;
let product: Product;
let browser: Browser;
const cookies = new Map<string, string>();
const ids = new Map<string, string>();

async function join(token: string, name: string): Promise<void> {
  const body = JSON.stringify({ name, email: emailOf(name), password: PASSWORD });
  const headers = { 'content-type': 'application/json' };
  const url = `${product.url}/api/v1/links/${token}`;
  const answer = await fetch(url, { method: 'POST', headers, body });
  expect(answer.status).toBe(200);
  cookies.set(name, answer.headers.get('set-cookie')!.split(';')[0]!);
}

/** A minute in a form, as the page tells it. */
const EFFORT = { 'uptake-effort': 'ms=60000;keys=40' };

const emailOf = (name: string) => `${name.toLowerCase()}@example.com`;

// biome-ignore lint/suspicious/noExplicitAny: a journey looks at whatever was answered
async function api(who: string, route: string, body?: object, more: object = {}): Promise<any> {
  const [method, path] = route.split(' ') as [string, string];
  const headers = { 'content-type': 'application/json', cookie: cookies.get(who)!, ...more };
  const given = { method, headers, ...(body && { body: JSON.stringify(body) }) };
  const answer = await fetch(`${product.url}/api/v1${path}`, given);
  expect(answer.status, route).toBeLessThan(300);
  return answer.json();
}

beginEachAttempt(
  async () => {
    [product, browser] = await Promise.all([startProduct(), startBrowser()]);
    await join(/\/setup\/(\S+)/.exec(product.output)![1]!, 'Ada');
    for (const name of ['Ingrid', 'Lea', 'Max', 'Uli', 'Lia', 'Eva']) {
      const role = name === 'Ingrid' ? 'manager' : 'member';
      const { url } = await api('Ada', 'POST /invitations', { email: emailOf(name), role });
      await join(/\/join\/(\S+)/.exec(url)![1]!, name);
    }
    const { items } = await api('Ada', 'GET /members');
    for (const { id, name } of items) ids.set(name, id);
    for (const [leader, ...people] of [[...PAIRS.desk, 'Uli'], PAIRS.phone]) {
      const team = { name: `Team of ${leader}`, leader_id: ids.get(leader!) };
      const { id: team_id } = await api('Ada', 'POST /teams', team);
      for (const one of people) await api('Ada', `PATCH /members/${ids.get(one)}`, { team_id });
    }
  },
  async () => {
    await browser?.close();
    await product?.stop();
  },
);

async function signIn(size: Size, name: string) {
  const visited = await visit(browser, product.url, size);
  const data = { email: emailOf(name), password: PASSWORD };
  expect((await visited.context.request.post('/api/v1/session', { data })).status()).toBe(200);
  return visited;
}

const dayIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** A meeting that was due is opened live, looked behind, and something is decided. */
async function leadLive(leader: string): Promise<void> {
  const plan = { name: 'Monday', board: 'seller', starts_on: dayIn(-4), attendees: [] };
  const { id } = await api(leader, 'POST /meetings', plan);
  await api(leader, `POST /meetings/${id}/start`);
  await api(leader, `POST /meetings/${id}/drilled`);
  const decided = { what: 'Call Huber', reason: 'It waits', due_on: dayIn(7) };
  await api(leader, `POST /meetings/${id}/decide`, { ...decided, owner_id: ids.get(leader) });
}

/** Nobody but the two reads it: a word of it is nowhere, and it answers as if it were not there. */
async function expectHidden(request: APIRequestContext, path: string): Promise<void> {
  expect((await request.get(`/api/v1${path}`)).status()).toBe(404);
  expect((await (await request.get('/api/v1/conversations')).json()).items).toEqual([]);
  const search = await (await request.get('/api/v1/search?q=Brixen')).json();
  expect(search.items).toEqual([]);
}

test.each<Size>(['desk', 'phone'])(
  'two talk step by step, after help and example, and only that it was held leaves it: %s',
  async (size) => {
    const [leader, member] = PAIRS[size];
    const { page: max, ...his } = await signIn(size, member);
    await max.goto('/conversations');
    await max.getByRole('button', { name: 'Propose it' }).click();
    await max.getByText(`${leader} says yes or no.`).waitFor();
    await max.getByText(`${leader} still reads it; it takes two minutes.`).waitFor();
    await expectAccessible(max, 'a proposed conversation');
    await expectNoSideScroll(max, size);
    const path = new URL(max.url()).pathname;

    const { page: lea, ...hers } = await signIn(size, leader);
    const button = (name: string) => lea.getByRole('button', { name, exact: true });
    await lea.goto('/');
    await lea.getByText('Somebody would like to talk with you').waitFor();
    await lea.getByRole('link', { name: 'See', exact: true }).click();
    await lea.getByRole('link', { name: `Open the one with ${member}` }).click();
    const yes = button('Yes, let us talk');
    await yes.waitFor();
    expect(await yes.isDisabled()).toBe(true);
    const early = await hers.context.request.post(`/api/v1${path}/answer`, {
      data: { answer: 'yes' },
    });
    expect([early.status(), (await early.json()).reason]).toEqual([409, 'not_ready']);
    await expectAccessible(lea, 'before it begins');
    await expectNoSideScroll(lea, size);

    await lea.getByRole('link', { name: 'To the introduction' }).click();
    await lea.getByLabel('Looking for what is in the way').check();
    await lea.getByLabel('After Tuesday').check();
    await lea.getByLabel('The two of you alone').check();
    await expectAccessible(lea, 'the introduction');
    await button('I have read it').click();
    await lea.getByRole('link', { name: `Open the one with ${member}` }).click();
    const found = 'The form asks for a postcode on the phone';
    await lea.getByLabel('What you found').fill(found);
    await button('Save').click();
    await max.getByText(`${leader} found: ${found}`).waitFor();
    expect(await yes.isDisabled()).toBe(true);
    await lea.getByText('Open your meetings here').waitFor();
    await leadLive(leader);
    await lea.reload();
    await yes.click();

    await lea.getByText('Step 1 of 6').waitFor();
    await lea.getByRole('textbox', { name: 'The situation' }).fill('Three visits in Brixen');
    await button('Save: The situation').click();
    await lea.getByRole('textbox', { name: 'What was done, or was not' }).fill('There was no note');
    await button('Save: What was done, or was not').click();
    await lea
      .getByRole('textbox', { name: 'What it did to others' })
      .fill('Somebody drove there twice');
    await button('Save: What it did to others').click();
    await lea.getByText(`${member} writes this part.`).waitFor();
    await expectAccessible(lea, 'the steps of who leads');
    await expectNoSideScroll(lea, size);

    await max.getByText('Somebody drove there twice').waitFor();
    await max.getByRole('textbox', { name: 'What you say' }).fill('There is no signal there');
    await expectAccessible(max, 'the steps of the other');
    await expectNoSideScroll(max, size);
    await max.getByRole('button', { name: 'Save: What you say' }).click();
    await max.getByLabel('Something can be fixed').check();
    await max.getByLabel('What each of you does').fill('We try it without a signal together');
    await max.getByLabel('You look at it again on').fill(dayIn(20));
    await max.getByRole('button', { name: 'Save', exact: true }).click();
    await max.getByText('Choose a day in the fortnight to come').waitFor();
    await max.getByLabel('You look at it again on').fill(dayIn(12));
    await max.getByRole('button', { name: 'Save', exact: true }).click();
    await max.getByRole('button', { name: 'I agree' }).click();
    await max.getByText('You agreed on').waitFor();

    await lea.getByText(`${member} agreed on`).waitFor();
    await button('I agree').click();
    await lea.getByRole('textbox', { name: 'What came of it' }).fill('It works in the cellar too');
    await button('Save: What came of it').click();
    await expectAccessible(lea, 'what both agreed on');
    await expectNoSideScroll(lea, size);

    for (const name of ['Ada', 'Ingrid']) {
      const other = await signIn(size, name);
      await expectHidden(other.context.request, path);
      await other.page.goto(path);
      await other.page.getByText('There is no such conversation.').waitFor();
      await other.context.close();
    }

    await button('End it').click();
    await lea.getByText('It counts as held.').waitFor();
    await button('Yes, end it').click();
    await max.getByText('Ended on').waitFor();
    await max.getByText('It works in the cellar too').waitFor();
    await expectAccessible(max, 'a conversation that is over');
    await expectNoSideScroll(max, size);

    await max.getByRole('button', { name: 'Ask to erase it now' }).click();
    await max.getByText(`It goes as soon as ${leader} asks too.`).waitFor();
    await button('Erase it now, for both').click();
    await lea.getByText('You have none yet.').waitFor();
    await expectHidden(his.context.request, path);
    expect([...his.faults, ...hers.faults]).toEqual([]);
    await Promise.all([his.context.close(), hers.context.close()]);
  },
);

test('where more is asked of somebody than given back, it does not begin', async () => {
  await api('Uli', 'POST /companies', { name: 'Huber AG' }, EFFORT);
  const { context, page } = await signIn('desk', 'Uli');
  await page.goto('/conversations');
  await page.getByRole('button', { name: 'Propose it' }).click();
  await page.getByText('There is nothing that you must do: first it is made lighter').waitFor();
  await page.getByRole('button', { name: 'Take it back' }).click();
  await page.getByText('Ended on').waitFor();
  await context.close();
});
