import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';

let app: TestApp;
let ada: TestMember;
let max: TestMember;
let now: Date;

beforeAll(async () => {
  app = await startTestApp({ now: () => now });
});
afterAll(() => app.close());

beforeEach(async () => {
  now = new Date('2027-02-10T09:00:00Z');
  ada = await app.workspace();
  max = await app.member(ada, { name: 'Max' });
});

async function ok(who: TestMember, route: string, body?: object) {
  const answer = await app.call(who, route, body ? { body } : {});
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer.body;
}

function makeDeal(who: TestMember, euros: number | null, more: object = {}) {
  const amount = euros === null ? null : { amount: euros * 100, currency: 'EUR' };
  const body = { name: 'Pumps', amount, closes_on: '2027-03-01', ...more };
  return ok(who, 'POST /api/v1/deals', body) as Promise<{ id: string; stage_id: string }>;
}

function forecast(who = ada, period = '2027-Q1') {
  return ok(who, `GET /api/v1/forecast?period=${period}`);
}

function rowOf(answer: { rows: { whose: string; name: string }[] }, name = '') {
  return answer.rows.find((row) => row.name === name) as Record<string, unknown> | undefined;
}

async function stageNamed(name: string): Promise<string> {
  const filter = JSON.stringify({ field: 'title', op: 'is', value: name });
  return (await ok(ada, `GET /api/v1/stages?filter=${encodeURIComponent(filter)}`)).items[0].id;
}

test('what is won and what is open in the period stands beside the goal, of everyone and of each', async () => {
  const won = await makeDeal(max, 1000);
  await ok(max, `POST /api/v1/deals/${won.id}/win`, {});
  await makeDeal(max, 2000, { stage_id: await stageNamed('Proposal') });
  await makeDeal(ada, 500, { closes_on: '2027-04-01' });
  await makeDeal(ada, null);
  await ok(ada, 'POST /api/v1/goals/set', { period: '2027-Q1', target: 900_000 });
  const answer = await forecast();
  expect(answer).toMatchObject({ currency: 'EUR', without_rate: 0, without_amount: 1 });
  expect(rowOf(answer)).toMatchObject({
    goal: 900_000,
    won: 100_000,
    won_count: 1,
    open: 200_000,
    open_count: 2,
    weighted: 100_000,
  });
  expect(rowOf(answer, 'Max')).toMatchObject({ won: 100_000, open: 200_000, goal: null });
  expect(answer.stages.map((one: { name: string }) => one.name)).toEqual([
    'First contact',
    'Proposal',
  ]);
});

test('an open deal whose day has passed still counts in the period that runs', async () => {
  await makeDeal(ada, 100, { closes_on: '2026-12-01' });
  expect(rowOf(await forecast())).toMatchObject({ open: 10_000 });
  expect(rowOf(await forecast(ada, '2027-Q2'))).toMatchObject({ open: 0 });
});

test('a currency without a rate is in no sum, and it is said', async () => {
  await makeDeal(ada, 100);
  await ok(ada, 'POST /api/v1/deals', {
    name: 'Dollars',
    amount: { amount: 5000, currency: 'USD' },
    closes_on: '2027-03-01',
  });
  const answer = await forecast();
  expect(answer.without_rate).toBe(1);
  expect(rowOf(answer)).toMatchObject({ open: 10_000 });
});

test('the own history of a stage moves its rate, the more the longer it is', async () => {
  for (let count = 0; count < 6; count += 1) {
    const { id } = await makeDeal(ada, 10);
    now = new Date(now.getTime() + 3_600_000);
    await ok(ada, `POST /api/v1/deals/${id}/lose`, { note: 'price' });
  }
  await makeDeal(ada, 1000);
  const [stage] = (await forecast()).stages;
  // 10 % were set; six lost ones and five that lean on what was set: 0.5 of 11
  expect(stage).toMatchObject({ name: 'First contact', closed: 6, won: 0, probability: 10 });
  expect(stage.rate).toBeCloseTo(0.5 / 11, 6);
  expect(stage.by_history).toBe(Math.round((100_000 * 0.5) / 11));
});

test('past forecasts are made with what was known on their first day', async () => {
  now = new Date('2026-09-20T09:00:00Z');
  const first = await makeDeal(ada, 1000, { closes_on: '2026-12-01' });
  now = new Date('2026-11-20T09:00:00Z');
  await makeDeal(ada, 4000, { closes_on: '2026-12-01' });
  await ok(ada, `POST /api/v1/deals/${first.id}/win`, {});
  now = new Date('2027-02-10T09:00:00Z');
  const past = await ok(ada, 'GET /api/v1/forecast/past?period=2027-Q1');
  expect(past.periods).toEqual([
    { period: '2026-Q4', by_stage: 10_000, by_history: 10_000, actual: 100_000 },
  ]);
  expect(past.error_by_stage).toBeCloseTo(0.9);
});

test('a member sets her own goal and nobody else’s; another workspace sees nothing of it', async () => {
  const own = { period: '2027-Q1', member_id: max.actor.memberId, target: 100 };
  await ok(max, 'POST /api/v1/goals/set', own);
  expect(rowOf(await forecast(max), 'Max')).toMatchObject({ goal: 100, may_set: true });
  const ofAll = await app.call(max, 'POST /api/v1/goals/set', {
    body: { period: '2027-Q1', target: 5 },
  });
  expect(ofAll.status).toBe(403);
  const strangers = await app.workspace();
  const foreign = { period: '2027-Q1', member_id: max.actor.memberId, target: 5 };
  const answer = await app.call(strangers, 'POST /api/v1/goals/set', { body: foreign });
  expect(answer.status).toBe(400);
  expect(rowOf(await forecast(strangers))).toMatchObject({ goal: null, open: 0 });
});

test('a goal is changed by whose it is and by managers, whatever way it comes', async () => {
  const eva = await app.member(ada, { name: 'Eva' });
  const lea = await app.member(ada, { name: 'Lea', role: 'manager' });
  const strangers = await app.workspace();
  const hers = { period: '2027-Q1', member_id: max.actor.memberId, target: 100 };
  const { id } = await ok(lea, 'POST /api/v1/goals/set', hers);
  const ofAll = await ok(ada, 'POST /api/v1/goals/set', { period: '2027-Q1', target: 900 });
  const bin = (who: TestMember, goal: string) => app.call(who, `DELETE /api/v1/goals/${goal}`);
  for (const who of [eva, max]) {
    const refused = await bin(who, ofAll.id);
    expect([refused.status, refused.body.reason]).toEqual([403, 'not_owner']);
    const bulk = { ids: [ofAll.id], bin: true };
    expect(await ok(who, 'POST /api/v1/goals/bulk', bulk)).toMatchObject({ changed: 0 });
    expect(await ok(who, `GET /api/v1/goals/${ofAll.id}`)).toMatchObject({ can: [] });
  }
  for (const who of [eva, strangers]) {
    expect((await bin(who, id)).status).toBe(404);
    const bulk = { ids: [id], bin: true };
    expect(await ok(who, 'POST /api/v1/goals/bulk', bulk)).toMatchObject({ changed: 0 });
  }
  for (const [who, goal] of [
    ...[max, lea, ada].map((one) => [one, id] as const),
    [lea, ofAll.id] as const,
  ]) {
    expect((await bin(who, goal)).status).toBe(200);
    expect((await app.call(who, `POST /api/v1/goals/${goal}/restore`)).status).toBe(200);
  }
  await ok(max, 'POST /api/v1/goals/set', { ...hers, target: 200 });
  expect(rowOf(await forecast(lea), 'Max')).toMatchObject({ goal: 200 });
});

test('set twice there is one goal, taken away none, and an undo brings it back', async () => {
  const set = (target: number | null) =>
    app.call(ada, 'POST /api/v1/goals/set', { body: { period: '2027', target } });
  await set(100);
  await set(300);
  expect(rowOf(await forecast(ada, '2027'))).toMatchObject({ goal: 300 });
  const { headers } = await set(null);
  expect(rowOf(await forecast(ada, '2027'))).toMatchObject({ goal: null });
  await ok(ada, `POST /api/v1/commands/${headers.get('uptake-command')}/undo`, {});
  expect(rowOf(await forecast(ada, '2027'))).toMatchObject({ goal: 300 });
});

test('a private deal counts for its owner alone', async () => {
  await makeDeal(max, 700, { visibility: 'private' });
  expect(rowOf(await forecast(max))).toMatchObject({ open: 70_000 });
  expect(rowOf(await forecast(ada))).toMatchObject({ open: 0 });
});
