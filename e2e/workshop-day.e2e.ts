import { randomBytes } from 'node:crypto';
import type { APIRequestContext, Browser, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { beginEachAttempt } from './attempts.ts';
import { expectAccessible, expectNoSideScroll, type Size, startBrowser, visit } from './browser.ts';
import { type Product, startProduct } from './product.ts';

let product: Product;
let browser: Browser;

const PASSWORD = 'correct horse battery';
const LONG_MS = 300_000;

beginEachAttempt(
  async () => {
    [product, browser] = await Promise.all([startProduct(), startBrowser()]);
    const administrator = await join(/\/setup\/(\S+)/.exec(product.output)![1]!, 'Miriam');
    for (const [name, role] of [
      ['Ingrid', 'manager'],
      ['Tomasz', 'member'],
    ] as const) {
      const headers = { 'content-type': 'application/json', cookie: administrator };
      const body = JSON.stringify({ email: emailOf(name), role });
      const url = `${product.url}/api/v1/invitations`;
      const answer = await fetch(url, { method: 'POST', headers, body });
      const invited = (await answer.json()) as { url: string };
      await join(/\/join\/(\S+)/.exec(invited.url)![1]!, name);
    }
  },
  async () => {
    await browser?.close();
    await product?.stop();
  },
);

const emailOf = (name: string) => `${name.toLowerCase()}@example.com`;

/** Takes up a link, and says what signs in. */
async function join(token: string, name: string): Promise<string> {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ name, email: emailOf(name), password: PASSWORD });
  const url = `${product.url}/api/v1/links/${token}`;
  const answer = await fetch(url, { method: 'POST', headers, body });
  expect(answer.status).toBe(200);
  return answer.headers.get('set-cookie')!.split(';')[0]!;
}

async function signIn(name: string, size: Size) {
  const visited = await visit(browser, product.url, size);
  const data = { email: emailOf(name), password: PASSWORD };
  expect((await visited.context.request.post('/api/v1/session', { data })).status()).toBe(200);
  return visited;
}

/** For whoever wants to look at what the journey saw. */
async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = process.env.UPTAKE_PICTURES;
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` });
}

const newSecret = () => randomBytes(32).toString('base64url');

/** What the phones in the room send. */
async function startRoom(request: APIRequestContext, code: string, people: number) {
  const tokens = Array.from({ length: people }, newSecret);
  const send = async (method: 'post' | 'put', path: string, data: object) => {
    const answer = await request[method](`/api/v1/join/${code}${path}`, { data });
    expect(answer.status(), await answer.text()).toBe(200);
  };
  for (const token of tokens) await send('post', '', { token });
  return {
    tokens,
    check: (picked: number[]) =>
      Promise.all(tokens.map((token) => send('put', '/check', { token, picked }))),
    write: (kind: string, texts: string[], image: string | null = null) =>
      Promise.all(
        texts.map((text, at) => {
          const token = tokens[at % people];
          return send('put', '/draft', { token, secret: newSecret(), kind, text, image });
        }),
      ),
    vote: (dots: Record<string, number>) =>
      Promise.all(tokens.map((token) => send('put', '/ballot', { token, dots }))),
  };
}

/** Goes on by the one button; what cannot be taken back is asked for once more. */
async function goOn(page: Page, name: string, then: string): Promise<void> {
  await page.getByRole('button', { name }).click();
  const sure = page.getByRole('dialog').getByRole('button', { name });
  const next = page.getByText(then).first();
  await sure.or(next).first().waitFor();
  if (await sure.isVisible()) await sure.click();
  await next.waitFor();
}

const WRITTEN = [
  'Too many fields to fill in',
  'Too many fields on the form',
  'My boss should use it',
];

test(
  'a whole day at the desk and on the big screen, taken over from another laptop',
  async () => {
    const miriam = await signIn('Miriam', 'desk');
    const { page } = miriam;
    await page.goto('/workshops');
    await expectAccessible(page, 'workshops');
    await page.getByRole('button', { name: 'New workshop' }).first().click();
    await page.getByLabel('What it is called').fill('The day');
    await expectAccessible(page, 'a new workshop');
    await page.getByRole('button', { name: 'Set it up' }).click();
    await page.getByRole('button', { name: 'Prepare objectives and questions' }).click();
    await page.getByRole('textbox', { name: 'Objective 1' }).fill('Customers hear from us');
    await page.getByRole('button', { name: 'Suggest three questions' }).click();
    await expectAccessible(page, 'preparing');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Customers hear from us').first().waitFor();
    await expectAccessible(page, 'the desk');
    const id = page.url().split('/').pop()!;

    const wall = await miriam.context.newPage();
    await wall.setViewportSize({ width: 1920, height: 1080 });
    await wall.goto(`/workshops/${id}/screen`);
    await wall.getByText('Join with your phone').waitFor();
    await expectAccessible(wall, 'the big screen');
    await keepPicture(wall, 'wall-present');
    const { request } = miriam.context;
    const { code } = (await (await request.get(`/api/v1/workshops/${id}`)).json()) as {
      code: string;
    };
    const anyone = await visit(browser, product.url, 'phone');
    const room = await startRoom(anyone.context.request, code, 6);
    const phones = [anyone, await visit(browser, product.url, 'phone')];
    for (const phone of phones) {
      await phone.page.goto(`/j/${code}`);
      await phone.page.getByText('Customers hear from us').first().waitFor();
    }
    await wall.getByText('8 are here').waitFor();

    await goOn(page, 'Go on to: Questions', 'was it understood?');
    await page.getByRole('button', { name: 'Start 5 min' }).click();
    await page.getByRole('timer').waitFor();
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByRole('button', { name: '+1 min' }).click();
    await page.getByText(/^5:5\d$|^6:00$/).waitFor();
    await room.check([1, 0, 2]);
    await page.getByText('5 or more of 8 are done').waitFor();
    await goOn(page, 'Show what was understood', 'This is what was understood');
    await goOn(page, 'Go on to: Images', 'In silence');
    await room.write('image', ['A long way', '', '', '', ''], 'road');
    await wall.getByText('5 or more sent').waitFor();
    await goOn(page, 'Show the images', 'Look at the images together');
    await wall.getByText('A long way').waitFor();

    await goOn(page, 'Go on to: Cards', 'one thought a card');
    await room.write('concern', [...WRITTEN.slice(0, 2), 'Call Heinz names', 'The coffee is cold']);
    const [first] = phones as [(typeof phones)[0]];
    await first.page.getByText('A concern', { exact: true }).click();
    await first.page.getByLabel('Your card', { exact: true }).fill(WRITTEN[2]!);
    await first.page.getByRole('button', { name: 'Send the card' }).click();
    await first.page.getByText('Arrived').waitFor();
    await wall.getByText('5 or more sent').waitFor();
    await goOn(page, 'Show the cards', 'Read the cards together');
    await page.getByRole('button', { name: 'Hide: Call Heinz names' }).click();
    await page.getByLabel('Why, for everybody to read').fill('It names somebody');
    await page.getByRole('button', { name: 'Hide it' }).click();
    await wall.getByText('Hidden: It names somebody').waitFor();
    for (const screen of [first.page, wall]) {
      await expect.poll(() => screen.getByText('Call Heinz names').count()).toBe(0);
    }

    // the laptop dies; a manager goes on where it stood
    const ingrid = await signIn('Ingrid', 'desk');
    const desk = ingrid.page;
    await desk.goto(`/workshops/${id}`);
    await goOn(desk, 'Go on to: Group', 'Put together what says the same');
    const card = (text: string) => desk.locator('[data-card]', { hasText: text });
    await card(WRITTEN[0]!).dragTo(card(WRITTEN[1]!));
    await desk.getByLabel('Title of the theme').fill('Fields');
    await desk.keyboard.press('Enter');
    await wall.getByRole('heading', { name: 'Fields' }).waitFor();
    // by keys alone
    await card(WRITTEN[2]!).getByRole('button').focus();
    await desk.keyboard.press('Shift+ArrowRight');
    await desk.getByText('The card is moved').waitFor();
    await desk.getByRole('button', { name: 'Undo' }).click();
    await card(WRITTEN[2]!).getByRole('button').focus();
    await desk.keyboard.press('m');
    await desk.getByLabel('A new theme').fill('Leaders');
    await desk.keyboard.press('Enter');
    await wall.getByRole('heading', { name: 'Leaders' }).waitFor();
    await expectAccessible(desk, 'grouping');
    await keepPicture(desk, 'desk-grouping');
    await keepPicture(wall, 'wall-grouping');

    await goOn(desk, 'Go on to: Vote', 'Nobody sees the sums yet');
    const board = await (await request.get(`/api/v1/workshops/${id}/board`)).json();
    const fields = board.clusters.find(({ title }: { title: string }) => title === 'Fields');
    expect(fields.cards).toHaveLength(2);
    await room.vote({ [fields.id]: 2 });
    await wall.getByText('5 or more of 8').waitFor();
    await goOn(desk, 'Close the vote', 'The vote is closed');
    await wall.getByText('12 dots').waitFor();
    await expectAccessible(wall, 'the sums');
    await goOn(desk, 'Go on to: Answer', 'Whoever decides answers');
    await desk.getByRole('link', { name: 'Answer the themes' }).click();
    await desk.getByText('1 top theme waits for an answer').waitFor();
    await desk.getByRole('button', { name: 'Answer: Fields' }).click();
    await desk.getByLabel('Yes, we do it').check();
    await desk.getByLabel('What will be done').fill('Five fields go');
    await expectAccessible(desk, 'answering');
    await desk.getByRole('button', { name: 'Answer', exact: true }).first().click();
    await desk.getByText('Every top theme is answered').waitFor();
    await wall.getByText('Five fields go').waitFor();
    await keepPicture(desk, 'desk-answers');
    await keepPicture(wall, 'wall-answers');
    for (const phone of phones) await phone.page.getByText('Five fields go').waitFor();

    await desk.goto(`/workshops/${id}`);
    await goOn(desk, 'End the workshop', 'It is over');
    const [file] = await Promise.all([
      desk.waitForEvent('download'),
      desk.getByRole('link', { name: 'Markdown' }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/^workshop-\d{4}-\d\d-\d\d\.md$/);
    await wall.getByText('Thank you!').waitFor();
    expect([...miriam.faults, ...ingrid.faults]).toEqual([]);
    for (const { context } of [miriam, ingrid, ...phones]) await context.close();
  },
  LONG_MS,
);

test(
  'on the phone the desk and the answers are usable, and others are told what they may',
  async () => {
    const ingrid = await signIn('Ingrid', 'phone');
    const { page } = ingrid;
    await page.goto('/workshops');
    await page.getByRole('button', { name: 'New workshop' }).first().click();
    await page.getByLabel('Start – Stop – Continue').check();
    await page.getByRole('button', { name: 'Set it up' }).click();
    await page.getByRole('button', { name: 'Go on to: Cards' }).waitFor();
    await expectNoSideScroll(page, 'the desk');
    await expectAccessible(page, 'the desk on the phone');
    const id = page.url().split('/').pop()!;
    const { request } = ingrid.context;
    const { code } = (await (await request.get(`/api/v1/workshops/${id}`)).json()) as {
      code: string;
    };
    await goOn(page, 'Go on to: Cards', 'one thought a card');
    const room = await startRoom(request, code, 1);
    await room.write('start', ['Visit customers together']);
    await page.getByText('1 sent').waitFor();
    await goOn(page, 'Show the cards', 'Read the cards together');
    await goOn(page, 'Go on to: Group', 'Put together what says the same');
    await page.getByRole('button', { name: 'Move: Visit customers together' }).click();
    await page.getByLabel('A new theme').fill('Visits');
    await page.getByRole('button', { name: 'Begin it' }).click();
    await page.getByRole('region', { name: 'Visits' }).waitFor();
    await expectNoSideScroll(page, 'grouping');
    await expectAccessible(page, 'grouping on the phone');
    await keepPicture(page, 'phone-grouping');
    await page.goto(`/workshops/${id}/answers`);
    await page.getByRole('heading', { name: 'Visits' }).waitFor();
    await expectNoSideScroll(page, 'the answers');
    await expectAccessible(page, 'the answers on the phone');

    const tomasz = await signIn('Tomasz', 'phone');
    await tomasz.page.goto(`/workshops/${id}`);
    await tomasz.page.getByText('You take part with your phone').waitFor();
    await expectAccessible(tomasz.page, 'who may not run it');
    expect([...ingrid.faults, ...tomasz.faults]).toEqual([]);
    for (const { context } of [ingrid, tomasz]) await context.close();
  },
  LONG_MS,
);
