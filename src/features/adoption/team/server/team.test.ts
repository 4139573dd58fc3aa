import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ContactTrace } from '#src/features/adoption/measure/days/day-trace.ts';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';

const DAY_MS = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

let app: TestApp;
let ada: TestMember;
let mia: TestMember;
let tom: TestMember;
let eve: TestMember;
let boss: TestMember;
let other: TestMember;
let north: string;
let south: string;

beforeAll(async () => {
  app = await startTestApp();
  ada = await app.workspace();
  [north, south] = [await app.team(ada, 'North'), await app.team(ada, 'South')];
  mia = await app.member(ada, { name: 'Mia', teamId: north });
  tom = await app.member(ada, { name: 'Tom', teamId: north });
  eve = await app.member(ada, { name: 'Eve', teamId: south });
  boss = await app.member(ada, { name: 'Bo', role: 'manager', teamId: north });
  other = await app.workspace('Other');
});
afterAll(() => app.close());

const grant = (who: TestMember, of: TestMember, given: object = {}) =>
  app.call(who, 'POST /api/v1/adoption/exemptions', {
    body: {
      member_id: of.actor.memberId,
      reason: 'Parental leave begins',
      until_day: inDays(60),
      ...given,
    },
  });
const list = (who: TestMember, team = north) =>
  app.call(who, `GET /api/v1/adoption/teams/${team}/exemptions`);
const undo = (who: TestMember, done: { headers: Headers }) =>
  app.call(who, `POST /api/v1/commands/${done.headers.get('uptake-command')}/undo`);

test('an exemption is dated, read by the whole team, reminds who granted it, and can be taken back', async () => {
  const granted = await grant(boss, mia);
  expect(granted.status, JSON.stringify(granted.body)).toBe(201);
  const told = { member: 'Mia', reason: 'Parental leave begins', granted_by: 'Bo' };
  expect((await list(tom)).body.items).toMatchObject([{ ...told, can_end: false }]);
  expect((await list(mia)).body).toMatchObject({ items: [{ can_end: false }], can_grant: [] });
  const tasks = await app.call(boss, 'GET /api/v1/tasks');
  expect(tasks.body.items).toMatchObject([{ due_on: inDays(53), visibility: 'private' }]);
  expect((await undo(boss, granted)).status).toBe(200);
  expect((await list(tom)).body.items).toEqual([]);
  expect((await app.call(boss, 'GET /api/v1/tasks')).body.items).toEqual([]);
});

test('it ends before its day, its reminder with it, and ending it can be taken back', async () => {
  const { body } = await grant(ada, tom);
  const path = `DELETE /api/v1/adoption/exemptions/${body.id}`;
  expect((await app.call(mia, path)).status).toBe(403);
  expect((await app.call(other, path)).status).toBe(404);
  const ended = await app.call(boss, path);
  expect(ended.status, JSON.stringify(ended.body)).toBe(200);
  expect((await app.call(ada, 'GET /api/v1/tasks')).body.items).toEqual([]);
  expect((await app.call(boss, path)).status).toBe(404);
  expect((await undo(boss, ended)).status).toBe(200);
  expect((await list(tom)).body.items).toHaveLength(1);
  expect((await app.call(ada, 'GET /api/v1/tasks')).body.items).toHaveLength(1);
  expect((await grant(boss, tom)).body.reason).toBe('exempt_already');
});

test('only who leads or manages the team or administers grants it, and nobody to themselves', async () => {
  expect((await grant(tom, mia)).body.reason).toBe('not_leader');
  expect((await grant(boss, eve)).body.reason).toBe('not_leader');
  expect((await grant(boss, boss)).body.reason).toBe('own_exemption');
  expect((await grant(other, mia)).body.reason).toBe('unknown_reference');
});

test('it lasts half a year at most, begins now, and has a reason', async () => {
  expect((await grant(ada, eve, { until_day: inDays(185) })).body.reason).toBe('too_long');
  expect((await grant(ada, eve, { until_day: inDays(-2) })).body.reason).toBe('day_passed');
  expect((await grant(ada, eve, { until_day: 'never' })).status).toBe(400);
  expect((await grant(ada, eve, { reason: ' ' })).status).toBe(400);
});

test('what is over stands there no more, by itself', async () => {
  const { body } = await grant(ada, eve);
  const owner = new pg.Client(app.url);
  await owner.connect();
  const past = `update exemption set from_day = from_day - 90, until_day = until_day - 90 where id = $1`;
  await owner.query(past, [body.id]);
  await owner.end();
  expect((await list(eve, south)).body.items).toEqual([]);
});

test('why somebody is not counted is for those whom it concerns', async () => {
  const far = await app.member(ada, { name: 'Far', role: 'manager', teamId: south });
  await grant(ada, tom);
  expect((await list(mia)).body.items).toHaveLength(1);
  expect((await list(far)).body).toEqual({ items: [], can_grant: [] });
});

test('another team and another workspace read nothing of it', async () => {
  for (const who of [eve, other]) {
    expect((await list(who)).status).toBe(404);
    const gaps = await app.call(who, `GET /api/v1/adoption/teams/${north}/gaps`);
    expect(gaps.status).toBe(404);
  }
});

test('contacts that nobody wrote down are told by customer, and by nobody’s name', async () => {
  const company = async (name: string, given: object = {}) =>
    (await app.call(mia, 'POST /api/v1/companies', { body: { name, ...given } })).body.id;
  const [huber, secret] = [
    await company('Huber AG'),
    await company('X', { visibility: 'private' }),
  ];
  const owner = new pg.Client(app.url);
  await owner.connect();
  const silent = (customer: string): ContactTrace => ({
    ...{ m: 600, customer, traced: null, hour: null, looked: false },
  });
  const contacts = [silent(huber), silent(huber), silent(secret), { ...silent(huber), traced: 0 }];
  await owner.query(
    `insert into uptake_day (workspace_id, member_id, day, trace) values ($1, $2, $3, $4)`,
    [ada.actor.workspaceId, mia.actor.memberId, inDays(-3), { contacts }],
  );
  await owner.end();
  const read = (who: TestMember) => app.call(who, `GET /api/v1/adoption/teams/${north}/gaps`);
  const { body } = await read(tom);
  expect(body).toMatchObject({ contacts: 3, customers: 2 });
  expect(body.items).toEqual([
    {
      type: 'company',
      id: huber,
      title: 'Huber AG',
      contacts: 2,
      last_on: inDays(-3),
      mine: false,
    },
  ]);
  expect(JSON.stringify(body)).not.toContain(mia.actor.memberId);
  expect((await read(mia)).body.items).toHaveLength(2);
});
