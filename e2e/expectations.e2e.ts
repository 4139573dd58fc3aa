import type { Browser } from 'playwright-core';
import { expect, test } from 'vitest';
import { beginEachAttempt } from './attempts.ts';
import { expectAccessible, expectNoSideScroll, type Size, startBrowser, visit } from './browser.ts';
import { type Product, startProduct } from './product.ts';

const PASSWORD = 'correct horse battery';
const PEOPLE = ['Ada', 'Ingrid', 'Lea', 'Max'];
let product: Product;
let browser: Browser;
const cookies = new Map<string, string>();

const emailOf = (name: string) => `${name.toLowerCase()}@example.com`;

async function join(token: string, name: string): Promise<void> {
  const body = JSON.stringify({ name, email: emailOf(name), password: PASSWORD });
  const headers = { 'content-type': 'application/json' };
  const url = `${product.url}/api/v1/links/${token}`;
  const answer = await fetch(url, { method: 'POST', headers, body });
  expect(answer.status).toBe(200);
  cookies.set(name, answer.headers.get('set-cookie')!.split(';')[0]!);
}

// biome-ignore lint/suspicious/noExplicitAny: a journey looks at whatever was answered
async function api(who: string, route: string, body?: object, more: object = {}): Promise<any> {
  const [method, path] = route.split(' ') as [string, string];
  const headers = { 'content-type': 'application/json', cookie: cookies.get(who)!, ...more };
  const given = { method, headers, ...(body && { body: JSON.stringify(body) }) };
  const answer = await fetch(`${product.url}/api/v1${path}`, given);
  expect(answer.status, `${route} ${answer.status}`).toBeLessThan(300);
  return answer.json();
}

beginEachAttempt(
  async () => {
    [product, browser] = await Promise.all([startProduct(), startBrowser()]);
    await join(/\/setup\/(\S+)/.exec(product.output)![1]!, 'Ada');
    for (const name of PEOPLE.slice(1)) {
      const role = name === 'Ingrid' ? 'manager' : 'member';
      const { url } = await api('Ada', 'POST /invitations', { email: emailOf(name), role });
      await join(/\/join\/(\S+)/.exec(url)![1]!, name);
    }
    const { items } = await api('Ada', 'GET /members');
    const idOf = (name: string) => items.find((one: { name: string }) => one.name === name).id;
    const north = { name: 'North', leader_id: idOf('Lea') };
    const { id: team_id } = await api('Ada', 'POST /teams', north);
    for (const name of ['Lea', 'Max'])
      await api('Ada', `PATCH /members/${idOf(name)}`, { team_id });
    await api('Ada', 'PUT /programme/charter', {
      ...{ objective: 'More of our quotes are accepted', metric: 'quote_win_ratio' },
      ...{ sponsor_id: idOf('Ingrid'), everybody: true, begins_on: '2026-03-02' },
    });
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

/** Everybody has done a lesson on their own work, and what they wrote in two seconds gave them more. */
async function support(): Promise<void> {
  for (const name of PEOPLE) {
    for (const line of ['called Huber AG, call back in 2 weeks', 'met Rossi Srl, call tomorrow']) {
      await api(name, 'POST /capture', { text: line }, { 'uptake-effort': 'ms=2000;keys=30' });
    }
    await api(name, 'POST /learning/keep');
    await api(name, 'GET /adoption/me');
  }
}

test.each<Size>(['desk', 'phone'])(
  'it is asked of everybody once people had support and leaders signed, and all agree: %s',
  async (size) => {
    const { page: ingrid, ...sponsor } = await signIn(size, 'Ingrid');
    const words = `Look before you call, on the ${size}`;
    await ingrid.goto('/expectations');
    const isFirst = (await api('Ingrid', 'GET /expectations')).current === null;
    if (!isFirst) await ingrid.getByRole('button', { name: 'Write a new edition' }).click();
    await ingrid.getByLabel('What is expected').fill(words);
    await expectAccessible(ingrid, 'writing it');
    await expectNoSideScroll(ingrid, size);
    await ingrid.getByRole('button', { name: 'Save' }).click();
    await ingrid.getByRole('button', { name: 'Ask leaders to sign' }).click();
    await ingrid.getByText('Leaders sign it now').waitFor();

    const { page: lea, ...leader } = await signIn(size, 'Lea');
    await lea.goto('/');
    await lea.getByText('waits for your signature').waitFor();
    await lea.getByRole('link', { name: 'Read it' }).click();
    await lea.getByLabel('How you will lead').fill('Every Monday meeting opens live');
    await expectAccessible(lea, 'a leader signs');
    await expectNoSideScroll(lea, size);
    await lea.getByRole('button', { name: 'I sign this' }).click();
    await lea.getByText('Says openly: “Every Monday meeting opens live”').first().waitFor();
    await ingrid.getByRole('button', { name: 'I sign this' }).click();
    await ingrid.getByText('2 now, 2 needed').first().waitFor();

    const { page: max, ...member } = await signIn(size, 'Max');
    const publish = ingrid.getByRole('button', { name: 'Ask it of everybody' });
    if (isFirst) {
      expect(await publish.isDisabled()).toBe(true);
      const early = await sponsor.context.request.post('/api/v1/expectations/publish');
      expect([early.status(), (await early.json()).reason]).toEqual([409, 'support_gate']);
      await expectAccessible(ingrid, 'the gate of support');
      await expectNoSideScroll(ingrid, size);
      await max.goto('/expectations');
      await max.getByText('Nothing is agreed yet').waitFor();
      await support();
      await ingrid.reload();
    }
    await publish.click();
    await ingrid.getByText(`since`, { exact: false }).first().waitFor();

    await max.goto('/');
    await max.getByRole('link', { name: 'Read it' }).click();
    await max.getByText(words).waitFor();
    await expectAccessible(max, 'what is expected of all');
    await expectNoSideScroll(max, size);
    const question = `What if I drive all day, asks the ${size}`;
    await max.getByRole('button', { name: 'I have a question' }).click();
    await max.getByLabel('Your question').fill(question);
    await max.getByRole('button', { name: 'Send' }).click();
    await max.getByText('Not answered yet.').waitFor();
    await ingrid.getByText(question).waitFor();
    await ingrid.getByLabel('Your answer').fill(`The evening is early enough, ${size}`);
    await ingrid.getByRole('button', { name: 'Send' }).click();
    await max.getByText(`The evening is early enough, ${size}`).waitFor();
    await max.getByRole('button', { name: 'I agree' }).click();
    await max.getByText('You agreed on').waitFor();

    const { page: ada, ...chief } = await signIn(size, 'Ada');
    await ada.goto('/expectations');
    await ada.getByText(words).waitFor();
    expect(await ada.getByText(question).count()).toBe(0);
    await expectAccessible(ingrid, 'what was asked of the sponsor');
    await expectNoSideScroll(ingrid, size);
    for (const one of [sponsor, leader, member, chief]) {
      expect(one.faults).toEqual([]);
      await one.context.close();
    }
  },
);
