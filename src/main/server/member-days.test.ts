import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  decisionOwedOf,
  taskOf,
} from '#src/features/programme/concern/server/owed-task-commands.ts';
import { handDecisionsOn } from '#src/features/programme/concern/server/pass-on-commands.ts';
import { addDays } from '#src/lib/days.ts';
import { runCommand } from '#src/server/run-command.ts';
import { recordTypes } from './record-types.ts';
import { startTestApp, type TestApp, type TestMember } from './test-app.ts';

/** Where the day is not that of UTC: already the next one, or still the one before. */
const PLACES = [
  {
    when: 'in the morning east of UTC',
    time_zone: 'Pacific/Auckland',
    at: '2026-11-22T20:00:00Z',
    day: '2026-11-23',
    midnight: '2026-11-22T11:00:00Z',
  },
  {
    when: 'in the evening west of UTC',
    time_zone: 'America/Los_Angeles',
    at: '2026-11-23T03:00:00Z',
    day: '2026-11-22',
    midnight: '2026-11-22T08:00:00Z',
  },
];

let app: TestApp;
let owner: pg.Client;
let clock: Date;

beforeAll(async () => {
  app = await startTestApp({ now: () => clock });
  owner = new pg.Client(app.url);
  await owner.connect();
}, 60_000);
afterAll(async () => {
  await owner.end();
  await app.close();
});

async function done(who: TestMember, route: string, body?: object) {
  const answer = await app.call(who, route.replace(' ', ' /api/v1/'), body ? { body } : {});
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer.body;
}
async function one(text: string, values: unknown[]): Promise<unknown> {
  const { rows } = await owner.query({ text, values, rowMode: 'array' });
  return rows[0]?.[0];
}

describe.each(PLACES)('$when a member’s day is their own', ({ time_zone, at, day, midnight }) => {
  let ada: TestMember;
  /** Lives by UTC. */
  let max: TestMember;

  beforeAll(async () => {
    clock = new Date(at);
    ada = await app.workspace();
    max = await app.member(ada, { name: 'Max' });
    await done(ada, 'PATCH me', { time_zone });
  });

  test('an answer is owed on the day of whoever owes it, not of who asks', async () => {
    const { id } = await done(max, 'POST feedback', { kind: 'bug', said: 'The map is empty' });
    const task = await done(ada, `GET tasks/${taskOf(id)}`);
    expect(task).toMatchObject({ owner_id: ada.actor.memberId, due_on: day });
  });

  test('what waits to be decided comes into the day of whoever decides', async () => {
    const { id } = await done(max, 'POST concerns', { title: 'It takes too long' });
    await owner.query('update concern set weight = 9, raised_on = raised_on - 60 where id = $1', [
      id,
    ]);
    const owing = { types: recordTypes, url: 'http://uptake.test' };
    await runCommand(app.app.services.machinery, max.actor, (ctx) =>
      handDecisionsOn(ctx, owing, ada.actor.memberId),
    );
    expect(await done(ada, `GET tasks/${taskOf(decisionOwedOf(id))}`)).toMatchObject({
      due_on: day,
    });
  });

  test('a deal that should close today is not late yet, one of yesterday is', async () => {
    const { id } = await done(max, 'POST concerns', { title: 'Missing data in the pipeline' });
    for (const closes_on of [day, addDays(day, -1)]) {
      const deal = await done(ada, 'POST deals', { name: `Closes ${closes_on}`, closes_on });
      await done(ada, 'POST tasks', { subject: 'Call', due_on: day, deal_id: deal.id });
    }
    expect((await done(ada, `GET concerns/${id}`)).observed).toContainEqual({
      ...{ claim: 'pipeline', count: 1, of: 2 },
    });
  });

  test('mail comes back today, and an address is confirmed today, but not tomorrow', async () => {
    const email = 'office@globex.example';
    const { id } = await done(ada, 'POST people', { first_name: 'Zoe', emails: [email] });
    const bounce = (given: object) =>
      app.call(ada, 'POST /api/v1/addresses/bounces', {
        body: { items: [{ email, kind: 'soft', ...given }] },
      });
    const confirm = (on: string) =>
      app.call(ada, 'POST /api/v1/addresses/confirm', { body: { email, on } });
    const known = async () => (await done(ada, `GET people/${id}/addresses`)).items[0];
    expect((await bounce({ on: addDays(day, 1) })).status).toBe(400);
    expect((await bounce({})).status).toBe(200);
    expect(await known()).toMatchObject({ bounced_on: day });
    expect((await bounce({ on: day })).status).toBe(200);
    const text = [day, addDays(day, 1)].map((on) => `${email};${on}`).join('\n');
    const preview = await done(ada, 'POST addresses/bounces/preview', { text });
    expect(preview.items.map(({ on }: { on: string | null }) => on)).toEqual([day, null]);
    expect((await confirm(addDays(day, 1))).status).toBe(400);
    const states = [];
    for (const days of [0, 365, 366]) {
      expect((await confirm(addDays(day, -days))).status).toBe(200);
      states.push((await known()).state);
    }
    expect(states).toEqual(['fresh', 'fresh', 'stale']);
  });

  test('a lesson is learnt, due and passed by the days of who learns', async () => {
    for (const subject of ['One', 'Two']) await done(ada, 'POST tasks', { subject, due_on: day });
    await done(ada, 'POST learning/keep');
    const lesson = async () =>
      (await done(ada, 'GET learning')).lessons.find(
        (row: { lesson: string }) => row.lesson === 'followUp',
      );
    expect(await lesson()).toMatchObject({ passed: 0, next_on: addDays(day, 3), is_due: false });
    await owner.query('update lesson_recall set next_on = $1 where member_id = $2', [
      day,
      ada.actor.memberId,
    ]);
    /** Moves all that ada did to a time beside the midnight at which her day began. */
    const didAll = async (minutes: number) => {
      await owner.query('set session_replication_role = replica');
      const moment = new Date(Date.parse(midnight) + minutes * 60_000);
      await owner.query('update ledger_event set at = $1 where actor_id = $2', [
        moment,
        ada.actor.memberId,
      ]);
      await owner.query('set session_replication_role = default');
    };
    await didAll(-1);
    expect(await lesson()).toMatchObject({ passed: 0, is_due: true });
    await didAll(1);
    expect(await lesson()).toMatchObject({ passed: 1 });
    await done(ada, 'POST learning/followUp/read');
    expect(
      await one('select read_on::text from lesson_recall where member_id = $1', [
        ada.actor.memberId,
      ]),
    ).toBe(day);
  });

  test('a question of the quiz and a request for help are of today', async () => {
    const [{ field }] = (await done(ada, 'GET learning/quiz')).questions;
    await done(ada, 'POST learning/quiz', { field, chosen: field });
    expect(
      await one('select asked_on::text from field_quiz where member_id = $1', [ada.actor.memberId]),
    ).toBe(day);
    const offer = await done(max, 'POST mentors', { words: 'Writing follow-ups' });
    await done(ada, `POST mentors/${offer.id}/ask`);
    await done(ada, `POST mentors/${offer.id}/helped`);
    const asked = 'select asked_on || $2 || helped_on from mentor_ask where offer_id = $1';
    expect(await one(asked, [offer.id, ' '])).toBe(`${day} ${day}`);
  });

  test('money and goals in another currency count at the rate of today', async () => {
    const rates = [addDays(day, -1), day, addDays(day, 1)];
    for (const [n, on] of rates.entries()) {
      await done(ada, 'POST currency_rates', {
        base: 'EUR',
        currency: 'USD',
        day: on,
        rate: n + 1,
      });
    }
    const euros = await done(ada, 'GET convert?amount=600&currency=USD');
    expect(euros).toMatchObject({ money: { amount: 300, currency: 'EUR' }, day });
    await done(ada, 'POST goals/set', { period: '2026-Q4', target: 600 });
    // as it was set before the workspace chose another currency
    await owner.query(
      `update goal set amount = jsonb_set(amount, '{currency}', '"USD"') where workspace_id = $1`,
      [ada.actor.workspaceId],
    );
    const { rows } = await done(ada, 'GET forecast?period=2026-Q4');
    expect(rows[0].goal).toBe(300);
  });

  test('a price book holds to the end of its last day', async () => {
    const product = await done(ada, 'POST products', { name: 'Pump' });
    for (const [n, valid] of [
      { valid_until: addDays(day, -1) },
      { valid_from: day, valid_until: day },
      { valid_from: addDays(day, 1) },
    ].entries()) {
      const book = await done(ada, 'POST price_books', {
        name: `Book ${n}`,
        currency: 'EUR',
        ...valid,
      });
      await done(ada, 'POST prices', {
        ...{ price_book_id: book.id, product_id: product.id },
        unit_price: { amount: (n + 1) * 100, currency: 'EUR' },
      });
    }
    const found = await done(ada, `GET prices/for?product_id=${product.id}&currency=EUR`);
    expect(found.price.unit_price.amount).toBe(200);
  });

  test('what was dropped is shown for four weeks, and not a day longer', async () => {
    for (const days of [27, 28]) {
      clock = new Date(Date.parse(at) - days * 86_400_000);
      const { id } = await done(ada, 'POST desk/items', { said: `Dropped ${days} days ago` });
      await done(ada, `PATCH desk/items/${id}`, { status: 'dropped', did: 'Nobody needs it' });
    }
    clock = new Date(at);
    const { backlog } = await done(ada, 'GET releases');
    expect(backlog.map(({ said }: { said: string }) => said)).toEqual(['Dropped 27 days ago']);
  });
});
