import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';

let app: TestApp;
let ada: TestMember;
let max: TestMember;
let stranger: TestMember;
let db: pg.Client;

beforeAll(async () => {
  app = await startTestApp();
  ada = await app.workspace();
  max = await app.member(ada, { name: 'Max' });
  stranger = await app.workspace('Other');
  db = new pg.Client(app.url);
  await db.connect();
});
afterAll(async () => {
  await db.end();
  await app.close();
});

const money = (amount: number, currency = 'EUR') => ({ amount, currency });

async function make(plural: string, body: object, by = ada) {
  const answer = await app.call(by, `POST /api/v1/${plural}`, { body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
}

async function board(query = '', by = ada) {
  const answer = await app.call(by, `GET /api/v1/deals/board?${query}`);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
}

test('columns tell how many and what they come to, each currency by itself', async () => {
  const company = await make('companies', { name: 'Globex' });
  await make('deals', { name: 'One', amount: money(100_00), company_id: company.id });
  await make('deals', { name: 'Two', amount: money(50_00) }, max);
  const yen = await make('deals', { name: 'Three', amount: money(7000, 'JPY') });
  await make('deals', { name: 'Four' });
  await make('deals', { name: 'Hidden', amount: money(1), visibility: 'private' }, max);
  await make('tasks', { subject: 'Send drawing', due_on: '2027-01-02', deal_id: yen.id });
  const { columns } = await board();
  const [first] = columns;
  expect(first.count).toBe(4);
  expect(first.sums).toHaveLength(2);
  expect(first.sums).toEqual(expect.arrayContaining([money(150_00), money(7000, 'JPY')]));
  expect(first.cards.map(({ title }: { title: string }) => title)).toEqual([
    'Four',
    'Three',
    'Two',
    'One',
  ]);
  expect(first.cards[1].next_step).toMatchObject({ subject: 'Send drawing' });
  expect(first.cards[3]).toMatchObject({ company: 'Globex', amount: money(100_00), stale: null });
  const mine = await board('owners=me', max);
  expect(mine.columns[0].count).toBe(2);
  expect((await board('', stranger)).columns[0].count).toBe(0);
  const foreign = await app.call(stranger, `GET /api/v1/deals/board?stage_id=${first.stage_id}`);
  expect(foreign.status).toBe(404);
});

test('a column gives its first thirty and then the next, without gap or double', async () => {
  const stages = (await app.call(ada, 'GET /api/v1/pipelines/settings')).body.pipelines[0].stages;
  const stage_id = stages[2].id;
  for (let at = 0; at < 60; at += 1) await make('deals', { name: `Deal ${at}`, stage_id });
  const first = (await board()).columns[2];
  expect([first.count, first.cards.length, first.more]).toEqual([60, 30, true]);
  const next = await board(`stage_id=${stage_id}&after=${first.cards.at(-1).id}`);
  expect(next.columns).toHaveLength(1);
  const ids = [...first.cards, ...next.columns[0].cards].map(({ id }: { id: string }) => id);
  expect(new Set(ids).size).toBe(60);
  expect(next.columns[0].more).toBe(false);
});

test('a deal is stale when it is silent for longer than twice its own rhythm', async () => {
  const deal = await make('deals', { name: 'Silent' });
  const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString();
  for (const ago of [60, 55, 50, 45]) {
    await make('activities', {
      kind: 'call',
      body: 'Spoke',
      occurred_at: day(ago),
      deal_id: deal.id,
    });
  }
  const find = async () =>
    (await board()).columns[0].cards.find(({ id }: { id: string }) => id === deal.id);
  expect((await find()).stale, 'it was made today').toBeNull();
  await db.query(`update deal set created_at = now() - interval '70 days' where id = '${deal.id}'`);
  expect((await find()).stale).toEqual({ days: 45, usual_days: 5, rhythm: 'own' });
  await make('activities', {
    kind: 'note',
    body: 'Thinking',
    occurred_at: day(1),
    deal_id: deal.id,
  });
  expect((await find()).stale, 'a note is no contact').not.toBeNull();
  await make('activities', { kind: 'call', body: 'Again', occurred_at: day(1), deal_id: deal.id });
  expect((await find()).stale).toBeNull();
});

test('won and lost ones stand on the board for a while', async () => {
  const deal = await make('deals', { name: 'Won', amount: money(500) });
  await app.call(ada, `POST /api/v1/deals/${deal.id}/win`, { body: {} });
  const won = async () =>
    (await board()).columns.find(({ kind }: { kind: string }) => kind === 'won');
  expect((await won()).cards).toMatchObject([{ title: 'Won', status: 'won' }]);
  await db.query(`update deal set closed_at = now() - interval '90 days' where id = '${deal.id}'`);
  expect((await won()).count).toBe(0);
});

test('a deal for which nothing is planned slips from its owner, the silent ones apart', async () => {
  const silent = await make('deals', { name: 'Long silent' }, max);
  const open = await make('deals', { name: 'Nothing planned' }, max);
  const planned = await make('deals', { name: 'Planned' }, max);
  await make('tasks', { subject: 'Call', due_on: '2030-01-01', deal_id: planned.id }, max);
  await db.query(
    `update deal set created_at = now() - interval '40 days' where id = '${silent.id}'`,
  );
  await db.query(`update deal set created_at = now() - interval '2 days' where id = '${open.id}'`);
  const { sections } = (await app.call(max, 'GET /api/v1/slipping')).body;
  const of = (reason: string) =>
    sections
      .find((one: { reason: string }) => one.reason === reason)
      ?.items.map(({ deal_id }: { deal_id: string }) => deal_id);
  expect(of('deal_stale')).toEqual([silent.id]);
  expect(of('deal_no_step')).toEqual([open.id]);
  const theirs = (await app.call(stranger, 'GET /api/v1/slipping')).body;
  expect(theirs.sections).toEqual([]);
});
