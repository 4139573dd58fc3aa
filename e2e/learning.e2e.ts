import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Browser, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { periodOn } from '../src/features/programme/pulse/pulse.ts';
import { chooseSocketDir } from '../src/server/db/embedded/embedded-lock.ts';
import { beginEachAttempt } from './attempts.ts';
import { expectAccessible, expectNoSideScroll, type Size, startBrowser, visit } from './browser.ts';
import { type Product, startProduct } from './product.ts';

const PASSWORD = 'correct horse battery';
const DAY_MS = 86_400_000;
let product: Product;
let browser: Browser;
let owner: pg.Client;
let me: { workspace_id: string; id: string };
/** So far ahead goes the product's clock: it is asked then, of people who have been here a while. */
const ahead = daysToAsking();

function daysToAsking(): number {
  let days = 3;
  while (!periodOn(new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10))) days += 1;
  return days;
}

beginEachAttempt(
  async () => {
    const clock = `const Real = Date; globalThis.Date = class extends Real {
    constructor(...given) { if (given.length) super(...given); else super(Real.now() + ${ahead * DAY_MS}); }
    static now() { return Real.now() + ${ahead * DAY_MS}; }
  };`;
    const preload = `data:text/javascript,${encodeURIComponent(clock)}`;
    const nodeArgs = ['--import', preload];
    [product, browser] = await Promise.all([startProduct([], { nodeArgs }), startBrowser()]);
    const token = /\/setup\/(\S+)/.exec(product.output)![1]!;
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({
      name: 'Ingrid',
      email: 'ingrid@example.com',
      password: PASSWORD,
    });
    await fetch(`${product.url}/api/v1/links/${token}`, { method: 'POST', headers, body });
    const host = await chooseSocketDir(product.dataDir);
    owner = new pg.Client({ host, user: 'uptake', database: 'uptake' });
    await owner.connect();
    await owner.query('set session_replication_role = replica');
    me = (await owner.query('select workspace_id, id from member')).rows[0];
    await seedSellers();
  },
  async () => {
    await owner?.end();
    await browser?.close();
    await product?.stop();
  },
);

/** Five colleagues, and two hundred deals: whoever calls within a day wins more often. */
async function seedSellers(): Promise<void> {
  const sellers = [me.id];
  for (let at = 1; at < 6; at += 1) {
    sellers.push(randomUUID());
    await owner.query(
      `insert into member (workspace_id, id, user_id, name, email, role)
       values ($1, $2, gen_random_uuid(), $3, $3, 'member')`,
      [me.workspace_id, sellers[at], `Colleague ${at}`],
    );
  }
  let state = 7;
  const random = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  for (let at = 0; at < 240; at += 1) {
    const seller = at % 6;
    const isQuick = random() < (seller < 3 ? 0.75 : 0.3);
    const isWon = random() < (isQuick ? 0.75 : 0.3);
    const [deal, made] = [randomUUID(), Date.now() - (40 + at) * DAY_MS];
    await owner.query(
      `insert into deal (workspace_id, id, title, name, owner_id, status, amount, created_at, closed_at)
       values ($1, $2, $3, $3, $4, $5, $6, $7, $8)`,
      [
        ...[me.workspace_id, deal, `Deal ${at}`, sellers[seller], isWon ? 'won' : 'lost'],
        JSON.stringify({ amount: '1000', currency: 'EUR' }),
        ...[new Date(made), new Date(made + 20 * DAY_MS)],
      ],
    );
    await owner.query(
      `insert into activity (workspace_id, id, title, kind, deal_id, owner_id, occurred_at, created_at)
       values ($1, gen_random_uuid(), 'Called', 'call', $2, $3, $4, $4)`,
      [me.workspace_id, deal, sellers[seller], new Date(made + (isQuick ? 3 : 200) * 3_600_000)],
    );
  }
}

async function enter(size: Size) {
  const seen = await visit(browser, product.url, size);
  const data = { email: 'ingrid@example.com', password: PASSWORD };
  expect((await seen.context.request.post('/api/v1/session', { data })).status()).toBe(200);
  return seen;
}

async function expectSound(page: Page, size: Size, name: string): Promise<void> {
  await expectAccessible(page, name);
  await expectNoSideScroll(page, size);
}

const SIZES: Size[] = ['desk', 'phone'];

test.each(SIZES)(
  'a pulse is answered on Today, and its result stands for all once it is over: %s',
  async (size) => {
    await owner.query('delete from pulse_count');
    await owner.query('delete from pulse_period');
    const { page, context, faults } = await enter(size);
    await page.goto('/');
    const card = page.getByRole('region', { name: 'How do you find Uptake?' });
    await card.getByRole('button', { name: 'Answer' }).click();
    const step = (name: string, at: number) =>
      card
        .getByRole('group', { name })
        .getByRole('radio', { name: `${at} of 7` })
        .check();
    await step('What Uptake can do meets my needs.', 6);
    await step('Uptake is easy to use.', 6);
    await card.getByRole('radio', { name: 'Yes' }).check();
    await card.getByLabel('Anything you would like to say').fill(`It reminds me in time, ${size}.`);
    await expectSound(page, size, 'pulse');
    await card.getByRole('button', { name: 'Send' }).click();
    await page.getByText('It is counted, without your name.').waitFor();
    await page.getByRole('link', { name: 'How we find it' }).click();
    await page.getByText('It is being asked now').waitFor();
    await owner.query(
      `update pulse_count set answers = 10, useful = '{0,0,0,0,0,10,0}', easy = '{0,0,0,0,0,10,0}',
         keep = '{10,0,0}', begins_on = begins_on - 42`,
    );
    await owner.query('update pulse_period set begins_on = begins_on - 42, ends_on = ends_on - 42');
    await page.reload();
    const everybody = page.getByRole('row', { name: 'Everybody' });
    await everybody.waitFor();
    expect(await everybody.textContent()).toMatch(/80.*80.*90%.*10 or more/);
    await page.getByText('1 thing that was written').click();
    await page.getByText(`It reminds me in time, ${size}.`).waitFor();
    await expectSound(page, size, 'pulses');
    await page.getByRole('button', { name: 'Make it a concern' }).click();
    await page.getByRole('link', { name: 'See the concern' }).click();
    await page.getByRole('heading', { name: `It reminds me in time, ${size}.` }).waitFor();
    await page.getByText('Raised without a name', { exact: false }).waitFor();
    expect(faults).toEqual([]);
    await context.close();
  },
);

test.each(SIZES)('a practice is found, shown, tried by three and kept: %s', async (size) => {
  await owner.query('delete from practice_part');
  await owner.query('delete from practice');
  const { page, context, faults } = await enter(size);
  await page.goto('/practices');
  const found = page.getByRole('listitem').filter({ hasText: 'Spoken with within a day' });
  await found.getByText('found', { exact: true }).waitFor();
  await expectSound(page, size, 'practices found');
  await found.getByRole('button', { name: 'Take it up' }).click();
  await page.getByText('asking who shows it').waitFor();
  await page.getByRole('button', { name: 'Yes, with my name' }).click();
  await page.getByText('Shown by Ingrid').waitFor();
  expect(await page.getByRole('link', { name: /^Deal \d+$/ }).count()).toBe(3);
  await owner.query(
    `insert into practice_part (workspace_id, id, practice_id, member_id, part, helps)
       select p.workspace_id, gen_random_uuid(), p.id, m.id, 'tries', true from practice p
       join member m on m.workspace_id = p.workspace_id and m.name in
         ('Colleague 3', 'Colleague 4', 'Colleague 5')`,
  );
  await page.reload();
  await page.getByText('Colleague 3: it helps').waitFor();
  await page.getByRole('button', { name: 'Keep or retire …' }).click();
  await page.getByLabel('Why').fill('It works with our customers.');
  await expectSound(page, size, 'practice tried');
  await page.getByRole('button', { name: 'Keep it' }).click();
  await page.getByText('kept', { exact: true }).waitFor();
  expect(faults).toEqual([]);
  await context.close();
});

/** The ledger has the time of the database, so days pass by moving what was into the past. */
async function passDays(days: number, recalls = days): Promise<void> {
  await owner.query('update ledger_event set at = at - make_interval(days => $1)', [days]);
  await owner.query(
    `update lesson_recall set learnt_on = learnt_on - $1::int, next_on = next_on - $1::int,
       read_on = read_on - $1::int`,
    [recalls],
  );
}

test.each(SIZES)(
  'a lesson comes back after three days and is passed by doing it: %s',
  async (size) => {
    await owner.query('delete from lesson_recall');
    await owner.query('delete from mentor_offer');
    const { page, context, faults } = await enter(size);
    const { request } = context;
    const data = { subject: 'Call back', due_on: '2030-06-03' };
    for (let at = 0; at < 2; at += 1) await request.post('/api/v1/tasks', { data });
    await page.goto('/learning');
    await page.getByText('A reminder in plain words').first().waitFor();
    await expectSound(page, size, 'learning');
    await expect
      .poll(async () => {
        const { rows } = await owner.query('select count(*)::int as kept from lesson_recall');
        return rows[0].kept;
      })
      .toBeGreaterThan(0);
    await passDays(3, 3 + ahead);
    // one question at a time, and the pulse comes first
    await request.post('/api/v1/pulse/skip');
    await page.goto('/');
    const strip = page.getByRole('region', { name: 'Do it once more' });
    await strip.getByText('A reminder in plain words').waitFor();
    await expectSound(page, size, 'recall');
    await request.post('/api/v1/tasks', { data });
    await page.goto('/learning');
    await page.getByRole('img', { name: '1 of 3 times done without looking' }).first().waitFor();
    await page.getByLabel('I help with').fill('planning visits');
    await page.getByRole('button', { name: 'Offer it' }).click();
    await page.getByText('Ingrid: planning visits').waitFor();
    await page.getByText('why is', { exact: false }).first().waitFor();
    await page
      .getByRole('list')
      .filter({ has: page.getByRole('button') })
      .first()
      .waitFor();
    expect(faults).toEqual([]);
    await context.close();
  },
);
