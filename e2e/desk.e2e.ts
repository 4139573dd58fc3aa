import type { Browser } from 'playwright-core';
import { expect, test } from 'vitest';
import { beginEachAttempt } from './attempts.ts';
import { expectAccessible, expectNoSideScroll, type Size, startBrowser, visit } from './browser.ts';
import { type Product, startProduct } from './product.ts';

const PASSWORD = 'correct horse battery';
let product: Product;
let browser: Browser;
let administrator: string;

async function join(token: string, name: string): Promise<void> {
  const email = `${name.toLowerCase()}@example.com`;
  const body = JSON.stringify({ name, email, password: PASSWORD });
  const headers = { 'content-type': 'application/json' };
  const url = `${product.url}/api/v1/links/${token}`;
  const answer = await fetch(url, { method: 'POST', headers, body });
  expect(answer.status).toBe(200);
  administrator ||= answer.headers.get('set-cookie')!.split(';')[0]!;
}

// biome-ignore lint/suspicious/noExplicitAny: a journey looks at whatever was answered
async function api(route: string, body?: object): Promise<any> {
  const [method, path] = route.split(' ') as [string, string];
  const headers = { 'content-type': 'application/json', cookie: administrator };
  const given = { method, headers, ...(body && { body: JSON.stringify(body) }) };
  const answer = await fetch(`${product.url}/api/v1${path}`, given);
  expect(answer.status, route).toBeLessThan(300);
  return answer.json();
}

beginEachAttempt(
  async () => {
    administrator = '';
    [product, browser] = await Promise.all([startProduct(), startBrowser()]);
    await join(/\/setup\/(\S+)/.exec(product.output)![1]!, 'Ada');
    for (const name of ['Ingrid', 'Lea', 'Max']) {
      const role = name === 'Ingrid' ? 'manager' : 'member';
      const email = `${name.toLowerCase()}@example.com`;
      const { url } = await api('POST /invitations', { email, role });
      await join(/\/join\/(\S+)/.exec(url)![1]!, name);
    }
    const { items } = await api('GET /members');
    const idOf = (name: string) => items.find((one: { name: string }) => one.name === name).id;
    const { id } = await api('POST /teams', { name: 'North' });
    await api(`PATCH /teams/${id}`, { leader_id: idOf('Lea') });
    await api(`PATCH /members/${idOf('Max')}`, { team_id: id });
    await api('PUT /programme/charter', {
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
  const data = { email: `${name.toLowerCase()}@example.com`, password: PASSWORD };
  expect((await visited.context.request.post('/api/v1/session', { data })).status()).toBe(200);
  return visited;
}

test.each<Size>(['desk', 'phone'])(
  'an administrator takes something up and releases it, and who said it is told: %s',
  async (size) => {
    const said = `The postcode is typed twice, ${size}`;
    const ada = await signIn(size, 'Ada');
    await ada.page.goto('/desk');
    await ada.page.getByLabel('Something else that people said').fill(said);
    await ada.page.getByRole('button', { name: 'We take this up', exact: true }).click();
    await ada.page.getByText(said).waitFor();
    await ada.page.getByLabel('Hours a week').fill(size === 'desk' ? '4' : '5');
    await ada.page.getByRole('button', { name: 'Save' }).click();
    await ada.page.getByText('The hours are kept free').first().waitFor();

    const max = await signIn(size, 'Max');
    await max.page.goto('/releases');
    await max.page.getByText(size === 'desk' ? '4 hours a week' : '5 hours a week').waitFor();
    await max.page.getByRole('button', { name: `In my way too: ${said}` }).click();
    await max.page.getByRole('button', { name: `You will be told: ${said}` }).waitFor();

    await ada.page.getByRole('button', { name: 'It is done…' }).first().click();
    await ada.page.getByLabel('What was done').fill('It is filled from the street');
    await ada.page.getByRole('button', { name: 'Save' }).first().click();
    await ada.page.getByRole('button', { name: 'Release 1 thing now' }).waitFor();
    await expectAccessible(ada.page, 'the desk');
    await expectNoSideScroll(ada.page, size);
    await ada.page.getByRole('button', { name: 'Release 1 thing now' }).click();
    await ada.page.getByText('Nothing is taken up.').waitFor();

    await max.page.goto('/');
    const title = max.page.getByRole('heading', { name: 'Today', level: 1 });
    await title.waitFor();
    const stood = await title.boundingBox();
    const news = max.page.getByRole('region', { name: 'You said, we did' });
    await news.getByText('It is filled from the street').waitFor();
    // it comes later than the page, and moves nothing under the hand
    expect(await title.boundingBox()).toEqual(stood);
    await expectAccessible(max.page, 'the news on Today');
    await expectNoSideScroll(max.page, size);
    await news.getByRole('button', { name: 'Seen' }).click();
    await news.waitFor({ state: 'detached' });
    await max.page.goto('/releases');
    await max.page.getByText(said).waitFor();
    await expectAccessible(max.page, 'the releases');
    await expectNoSideScroll(max.page, size);
    for (const one of [ada, max]) {
      expect(one.faults).toEqual([]);
      await one.context.close();
    }
  },
);
