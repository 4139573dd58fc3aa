import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';

let app: TestApp;
let ada: TestMember;
let max: TestMember;
let globex: string;
let now: Date;

beforeAll(async () => {
  app = await startTestApp({ now: () => now });
});
afterAll(() => app.close());

beforeEach(async () => {
  now = new Date('2027-01-11T09:00:00Z');
  ada = await app.workspace();
  max = await app.member(ada, { name: 'Max' });
  globex = (await ok(ada, 'POST /api/v1/companies', { name: 'Globex' })).id;
});

async function ok(who: TestMember, route: string, body?: object) {
  const answer = await app.call(who, route, body ? { body } : {});
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer.body;
}

function makeDeal(more: object = {}, who = ada) {
  const amount = { amount: 100_000, currency: 'EUR' };
  return ok(who, 'POST /api/v1/deals', { name: 'Pumps', company_id: globex, amount, ...more });
}

async function leaks(who = ada, owners = 'me'): Promise<Record<string, string[]>> {
  const { leaks: found } = await ok(who, `GET /api/v1/leaks?owners=${owners}`);
  return Object.fromEntries(
    found.map((one: { leak: string; items: { title: string }[] }) => [
      one.leak,
      one.items.map(({ title }) => title),
    ]),
  );
}

test('a promise past its day leaks, with the deal that hangs on it', async () => {
  const deal = await makeDeal();
  const due = { subject: 'Send the offer', due_on: '2027-01-08', deal_id: deal.id };
  await ok(ada, 'POST /api/v1/tasks', due);
  const { leaks: found, currency } = await ok(ada, 'GET /api/v1/leaks');
  expect(currency).toBe('EUR');
  expect(found).toMatchObject([
    { leak: 'promise', total: 1, at_stake: 100_000, items: [{ days: 3, company: 'Globex' }] },
  ]);
});

test('an open deal leaks when its day has passed, and when nothing is planned for it', async () => {
  const deal = await makeDeal({ closes_on: '2027-01-20' });
  expect(await leaks()).toEqual({});
  now = new Date('2027-01-15T09:00:00Z');
  expect(await leaks()).toEqual({ no_step: ['Pumps'] });
  await ok(ada, 'POST /api/v1/tasks', { subject: 'Ask', due_on: '2027-02-20', deal_id: deal.id });
  expect(await leaks()).toEqual({});
  now = new Date('2027-01-22T09:00:00Z');
  expect(await leaks()).toEqual({ late_close: ['Pumps'] });
  await ok(ada, `POST /api/v1/deals/${deal.id}/win`, {});
  expect(await leaks()).toEqual({});
});

test('a customer we sold to leaks after two silent months, unless something is planned', async () => {
  const deal = await makeDeal();
  await ok(ada, `POST /api/v1/deals/${deal.id}/win`, {});
  now = new Date('2027-03-20T09:00:00Z');
  expect(await leaks()).toEqual({ silent: ['Globex'] });
  const call = { kind: 'call', body: 'all well', occurred_at: now.toISOString() };
  const { id } = await ok(ada, 'POST /api/v1/activities', { ...call, company_id: globex });
  expect(await leaks()).toEqual({});
  await ok(ada, `DELETE /api/v1/activities/${id}`);
  await ok(ada, 'POST /api/v1/tasks', {
    subject: 'Call',
    due_on: '2027-05-01',
    company_id: globex,
  });
  expect(await leaks()).toEqual({});
});

test('a case leaks when its promise is broken', async () => {
  await ok(ada, 'POST /api/v1/cases', { subject: 'It leaks', priority: 'urgent' });
  now = new Date('2027-01-13T09:00:00Z');
  const { case: broken = [] } = await leaks(ada, 'all');
  expect(broken).toHaveLength(1);
});

test('each sees their own; the others’ on request, and nothing private or of another workspace', async () => {
  await makeDeal({ name: 'Hers', closes_on: '2027-01-01' });
  await makeDeal({ name: 'Secret', closes_on: '2027-01-01', visibility: 'private' });
  expect(await leaks(max)).toEqual({});
  expect(await leaks(max, 'all')).toEqual({ late_close: ['Hers'] });
  expect((await leaks(ada)).late_close?.sort()).toEqual(['Hers', 'Secret']);
  expect(await leaks(await app.workspace(), 'all')).toEqual({});
});
