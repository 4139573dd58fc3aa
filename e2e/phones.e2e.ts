import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { WorkshopBoard } from '#src/features/programme/workshop/workshop-board.ts';
import { beginEachAttempt } from './attempts.ts';
import { expectAccessible, expectNoSideScroll, type Size, startBrowser, visit } from './browser.ts';
import { type Product, startProduct } from './product.ts';

let product: Product;
let browser: Browser;
let cookie: string;

beginEachAttempt(
  async () => {
    [product, browser] = await Promise.all([startProduct(), startBrowser()]);
    const token = /\/setup\/(\S+)/.exec(product.output)![1]!;
    const answer = await fetch(`${product.url}/api/v1/links/${token}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        ...{ name: 'Ada', email: 'ada@example.com', password: 'correct horse battery' },
      }),
    });
    cookie = answer.headers.get('set-cookie')!.split(';')[0]!;
  },
  async () => {
    await browser?.close();
    await product?.stop();
  },
);

async function call<Answer>(method: string, path: string, body?: object): Promise<Answer> {
  const answer = await fetch(`${product.url}/api/v1${path}`, {
    method,
    headers: { cookie, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  expect(answer.status, `${method} ${path}`).toBeLessThan(300);
  return (await answer.json()) as Answer;
}

const readBoard = (id: string) => call<WorkshopBoard>('GET', `/workshops/${id}/board`);

async function begin() {
  const { id } = await call<{ id: string }>('POST', '/workshops', {
    ...{
      template: 'time_to_change',
      title: 'Time to Change',
      held_on: new Date().toISOString().slice(0, 10),
    },
    objectives: [{ text: 'Customers hear from us within a day', serves: 'It reminds us.' }],
    questions: [{ text: 'What do we want?', options: ['To answer fast', 'More lists'], right: 0 }],
  });
  const { code } = await call<{ code: string }>('GET', `/workshops/${id}`);
  return { id, code };
}

async function advance(id: string) {
  const { step, phase } = await readBoard(id);
  await call('POST', `/workshops/${id}/advance`, { from: { step, phase } });
}

async function open(size: Size, path: string): Promise<{ page: Page; context: BrowserContext }> {
  const { page, context } = await visit(browser, product.url, size);
  await page.goto(path);
  return { page, context };
}

async function expectFit(page: Page, size: Size, name: string) {
  await expectAccessible(page, name);
  await expectNoSideScroll(page, size);
  const folder = process.env.UPTAKE_PICTURES;
  if (folder) await page.screenshot({ path: `${folder}/${name.replaceAll(' ', '-')}-${size}.png` });
}

test.each<Size>(['desk', 'phone'])(
  'somebody takes part by the code alone, through a broken connection, until the answers: %s',
  async (size) => {
    const { id, code } = await begin();
    const { page, context } = await open(size, '/j/');
    await page.getByLabel('Code of the workshop').fill('BCDF-GHJ');
    await page.getByRole('button', { name: 'Take part' }).click();
    await page.getByRole('alert').getByText('There is no workshop').waitFor();
    await page.getByLabel('Code of the workshop').fill(code.toLowerCase());
    await page.getByRole('button', { name: 'Take part' }).click();
    await page.getByText('Customers hear from us within a day').waitFor();
    await page.getByText('One person is here').waitFor();
    await expectFit(page, size, 'phone present');
    await advance(id);
    await page.getByLabel('To answer fast').check();
    await page.getByText('Your answers have arrived.').waitFor();
    await expectFit(page, size, 'phone check');
    await advance(id);
    await page.getByText('Right', { exact: false }).first().waitFor();
    await advance(id);
    await page
      .getByLabel('A knot', { exact: false })
      .or(page.locator('input[name=image]').nth(1))
      .first()
      .check();
    await page.getByLabel('One line about it').fill('We pull at both ends');
    await page.getByRole('button', { name: 'Send the image' }).click();
    await page.getByText('Arrived').waitFor();
    await expectFit(page, size, 'phone images');
    await advance(id);
    await page.getByText('We pull at both ends').waitFor();
    await expectFit(page, size, 'phone image wall');
    await advance(id);

    await page.getByText('A concern', { exact: true }).click();
    await page.getByLabel('Your card', { exact: true }).fill('Too many fields');
    await page.getByRole('button', { name: 'Send the card' }).click();
    await page.getByText('Arrived').waitFor();
    // what is written without a connection is kept, and sent when it is back
    await context.setOffline(true);
    await page.getByLabel('Your card', { exact: true }).fill('Two systems for one customer');
    await page.getByRole('button', { name: 'Send the card' }).click();
    await page.getByText('Waits for the connection').waitFor();
    await context.setOffline(false);
    await expect.poll(() => page.getByText('Arrived').count()).toBe(2);
    await expectFit(page, size, 'phone cards');
    // a second tab is the same participant
    const second = await context.newPage();
    await second.goto(`/j/${code}`);
    await second.getByText('Two systems for one customer').waitFor();
    expect((await readBoard(id)).people).toMatchObject({
      joined: 1,
      sent: 2,
    });
    await second.close();

    await advance(id);
    await page.getByText('This is what came.').waitFor();
    const kept = await page.evaluate<string>('JSON.stringify(localStorage)');
    expect(kept).not.toContain('Too many fields');
    await advance(id);
    await page.getByRole('button', { name: 'Too many fields' }).click();
    await page.getByRole('button', { name: /^Put it here/ }).click();
    await expect.poll(async () => (await readBoard(id)).clusters.length).toBe(1);
    await expectFit(page, size, 'phone group');
    await advance(id);
    await page.getByRole('button', { name: /^One dot more/ }).click();
    await page.getByText('4 dots left · Arrived').waitFor();
    await expectFit(page, size, 'phone vote');
    await advance(id);
    await page.getByText('One dot', { exact: true }).waitFor();
    await advance(id);
    const [cluster] = (await readBoard(id)).clusters;
    const { items } = await call<{ items: { id: string }[] }>('GET', '/members');
    await call('POST', `/workshops/${id}/clusters/${cluster!.id}/answer`, {
      ...{ answer: 'yes', reason: 'We take out ten of them', due_on: '2999-01-01' },
      owner_id: items[0]!.id,
    });
    await page.getByText('We take out ten of them').waitFor();
    await page.getByText('2 cards').click();
    await expectFit(page, size, 'phone answers');
    await page.getByRole('button', { name: 'Deutsch' }).click();
    await page.getByText('Behalten Sie diese Adresse.').waitFor();
  },
);

async function advanceTo(id: string, kind: WorkshopBoard['kind']) {
  while ((await readBoard(id)).kind !== kind) await advance(id);
}

test('each step begins at its top, and a card half written is there again', async () => {
  const { id, code } = await begin();
  const { page, context } = await open('phone', `/j/${code}`);
  await advanceTo(id, 'images');
  await page.getByRole('heading', { name: 'An image that fits' }).waitFor();
  await page.evaluate('scrollTo(0, document.body.scrollHeight)');
  await expect.poll(() => page.evaluate<number>('scrollY')).toBeGreaterThan(100);
  await advanceTo(id, 'cards');
  await page.getByRole('heading', { name: 'What you think' }).waitFor();
  await expect.poll(() => page.evaluate<number>('scrollY')).toBe(0);
  await page.getByLabel('Your card', { exact: true }).fill('Half a thou');
  const { step, phase } = await readBoard(id);
  await call('POST', `/workshops/${id}/step`, { from: { step, phase }, step: step - 1 });
  await page.getByRole('heading', { name: 'An image that fits' }).waitFor();
  await advanceTo(id, 'cards');
  await expect
    .poll(() => page.getByLabel('Your card', { exact: true }).inputValue())
    .toBe('Half a thou');
  await page.getByRole('button', { name: 'Send the card' }).click();
  await page.getByText('Arrived').waitFor();
  expect(await page.getByLabel('Your card', { exact: true }).inputValue()).toBe('');
  await page.reload();
  await page.getByText('Arrived').waitFor();
  expect(await page.getByLabel('Your card', { exact: true }).inputValue()).toBe('');
  await advanceTo(id, 'vote');
  await page.getByText('5 dots left', { exact: true }).waitFor();
  await context.close();
});

async function writeCard(page: Page, text: string) {
  await page.getByLabel('Your card', { exact: true }).fill(text);
  await page.getByRole('button', { name: 'Send the card' }).click();
  await page.getByText(text, { exact: true }).waitFor();
}

test('a phone that loads its page anew without a connection goes on, and sends what waits once', async () => {
  const { id, code } = await begin();
  const { page, context } = await open('phone', `/j/${code}`);
  const worker = await page.evaluate<string>(
    'navigator.serviceWorker.ready.then(({ active }) => active.scriptURL)',
  );
  expect(worker).toContain('/join-sw.js');
  await advanceTo(id, 'cards');
  await writeCard(page, 'Written with a connection');
  await page.getByText('Arrived').waitFor();
  await context.setOffline(true);
  await writeCard(page, 'Written without a connection');
  await page.getByText('Waits for the connection').waitFor();
  for (let times = 0; times < 2; times++) {
    await page.reload();
    await page.getByText('Written without a connection', { exact: true }).waitFor();
    await page.getByText('No connection').waitFor();
  }
  await expectFit(page, 'phone', 'phone without a connection');
  await writeCard(page, 'Written after it was loaded');
  expect((await readBoard(id)).people).toMatchObject({ joined: 1, sent: 1 });
  await context.setOffline(false);
  await expect.poll(() => page.getByText('Arrived').count()).toBe(3);
  expect((await readBoard(id)).people).toMatchObject({ joined: 1, sent: 3 });
  await advance(id);
  expect((await readBoard(id)).clusters).toHaveLength(3);
  await context.close();
});

test('a phone that votes from two tabs has its dots once, and whoever comes late votes too', async () => {
  const { id, code } = await begin();
  const { page, context } = await open('phone', `/j/${code}`);
  await advanceTo(id, 'cards');
  await writeCard(page, 'One');
  await writeCard(page, 'Two');
  await expect.poll(() => page.getByText('Arrived').count()).toBe(2);
  await advanceTo(id, 'vote');
  const second = await context.newPage();
  await second.goto(`/j/${code}`);
  for (let dot = 0; dot < 3; dot++) {
    await page.getByRole('button', { name: 'One dot more for “One”' }).click();
  }
  await second.getByText('2 dots left').waitFor();
  for (let dot = 0; dot < 2; dot++) {
    await second.getByRole('button', { name: 'One dot more for “Two”' }).click();
  }
  await page.getByText('All your dots are given.').waitFor();
  await expect
    .poll(() => page.getByRole('button', { name: 'One dot more for “One”' }).isDisabled())
    .toBe(true);
  const late = await open('phone', `/j/${code}`);
  await late.page.getByRole('button', { name: 'One dot more for “Two”' }).click();
  await late.page.getByText('4 dots left · Arrived').waitFor();
  await page.getByText('You can still move them. · Arrived').waitFor();
  await advance(id);
  const { clusters } = await readBoard(id);
  const votes = clusters.map(({ cards, votes: sum }) => [cards[0]!.text, sum]);
  expect(votes.toSorted()).toEqual([
    ['One', 3],
    ['Two', 3],
  ]);
  await late.context.close();
  await context.close();
});
