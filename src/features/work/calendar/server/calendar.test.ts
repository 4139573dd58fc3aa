import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';

let app: TestApp;
let ada: TestMember;
let max: TestMember;
let stranger: TestMember;
const now = new Date('2026-03-18T12:00:00Z');

beforeAll(async () => {
  app = await startTestApp({ now: () => now });
  ada = await app.workspace();
  max = await app.member(ada);
  stranger = await app.workspace('Other');
  for (const member of [ada, max]) {
    await app.call(member, 'PATCH /api/v1/me', { body: { time_zone: 'Europe/Rome' } });
  }
});
afterAll(() => app.close());

const call: TestApp['call'] = (...given) => app.call(...given);

async function make(body: object, by = ada): Promise<string> {
  const answer = await call(by, 'POST /api/v1/tasks', { body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.id;
}

async function calendar(from: string, to: string, given: { by?: TestMember; of?: TestMember[] }) {
  const { by = ada, of = [by] } = given;
  const members = of.map(({ actor }) => actor.memberId).join(',');
  const answer = await call(by, `GET /api/v1/calendar?from=${from}&to=${to}&members=${members}`);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
}

test('a series stands on each of its days, at the time of its clock', async () => {
  const id = await make({
    subject: 'Jour fixe',
    kind: 'meeting',
    due_at: '2026-03-17T09:00:00Z',
    ends_at: '2026-03-17T10:00:00Z',
    repeats: 'weekly',
  });
  await call(ada, `POST /api/v1/tasks/${id}/skip`, { body: { occurrence: '2026-03-24' } });
  const { items, time_zone } = await calendar('2026-03-16', '2026-04-13', {});
  expect(time_zone).toBe('Europe/Rome');
  expect(items.map((item: { starts_at: string }) => Date.parse(item.starts_at))).toEqual(
    ['2026-03-17T09:00Z', '2026-03-31T08:00Z', '2026-04-07T08:00Z'].map((at) => Date.parse(at)),
  );
  expect(items[1]).toMatchObject({ id, occurrence: '2026-03-31', day: '2026-03-31' });
  await call(ada, `DELETE /api/v1/tasks/${id}`);
});

test('tasks, whole days and what reaches over midnight stand on all of their days', async () => {
  const call1 = await make({ subject: 'Send quote', due_on: '2026-05-05' });
  const fair = await make({
    subject: 'Fair',
    kind: 'visit',
    due_on: '2026-05-04',
    ends_at: '2026-05-06T22:00:00Z',
  });
  const night = await make({
    subject: 'Night train',
    due_at: '2026-05-03T20:00:00Z',
    ends_at: '2026-05-04T05:00:00Z',
  });
  const { items } = await calendar('2026-05-04', '2026-05-11', {});
  expect(items).toMatchObject([
    { id: night, day: '2026-05-03', last_day: '2026-05-04' },
    { id: fair, day: '2026-05-04', last_day: '2026-05-06', starts_at: null },
    { id: call1, day: '2026-05-05', last_day: '2026-05-05', starts_at: null },
  ]);
  const after = await calendar('2026-05-06', '2026-05-07', {});
  expect(after.items.map(({ id }: { id: string }) => id)).toEqual([fair]);
});

test('who comes along has it in their calendar, with names of those they may see', async () => {
  const { body: anna } = await call(ada, 'POST /api/v1/people', { body: { first_name: 'Anna' } });
  const { body: secret } = await call(ada, 'POST /api/v1/people', {
    body: { first_name: 'Secret', visibility: 'private' },
  });
  const id = await make({
    subject: 'Lunch',
    kind: 'meeting',
    due_at: '2026-06-01T10:00:00Z',
    guests: [anna.id, secret.id],
    colleagues: [max.actor.memberId],
  });
  const { items, refs } = await calendar('2026-06-01', '2026-06-02', { by: max });
  expect(items).toMatchObject([{ id }]);
  expect(refs[anna.id]).toEqual({ type: 'person', title: 'Anna' });
  expect(refs[secret.id]).toBeUndefined();
});

test('of what colleagues keep to themselves only the time is told', async () => {
  const secret = {
    kind: 'meeting',
    visibility: 'private',
    location: 'Zyzzyva clinic',
    note: 'Zyzzyva',
  };
  await make({
    ...secret,
    subject: 'Zyzzyva doctor',
    due_at: '2026-07-01T08:00:00Z',
    ends_at: '2026-07-01T09:00:00Z',
    repeats: 'weekly',
  });
  await make({ ...secret, subject: 'Zyzzyva pharmacy', due_at: '2026-07-01T08:45:00Z' });
  await make({ ...secret, subject: 'Zyzzyva diet', due_on: '2026-07-02', kind: null });
  const seen = await calendar('2026-06-29', '2026-07-13', { by: max, of: [max, ada] });
  expect(JSON.stringify(seen)).not.toContain('Zyzzyva');
  expect(seen.items).toEqual([]);
  const member_id = ada.actor.memberId;
  expect(seen.busy).toEqual([
    { member_id, starts_at: '2026-07-01T08:00:00.000Z', ends_at: '2026-07-01T09:15:00.000Z' },
    { member_id, starts_at: '2026-07-08T08:00:00.000Z', ends_at: '2026-07-08T09:00:00.000Z' },
  ]);
  const own = await calendar('2026-06-29', '2026-07-13', {});
  expect(own.busy).toEqual([]);
  expect(own.items).toHaveLength(4);
  const foreign = await calendar('2026-06-29', '2026-07-13', { by: stranger, of: [ada] });
  expect(foreign).toMatchObject({ items: [], busy: [], refs: {} });
});

test.each([
  ['from=2026-01-01&to=2026-01-01', 'days between'],
  ['from=2026-01-01&to=2027-01-01', 'days between'],
  ['from=9999-12-01&to=9999-12-31', 'before the year 9999'],
  ['from=2026-02-30&to=2026-03-01', 'YYYY-MM-DD'],
  ['from=2026-01-01&to=2026-01-02&members=x', 'UUID'],
])('%s is refused with what to do', async (query, word) => {
  const answer = await call(ada, `GET /api/v1/calendar?${query}`);
  expect(answer.status).toBe(400);
  expect(answer.body.detail).toContain(word);
  expect((await call(null, `GET /api/v1/calendar?${query}`)).status).toBe(401);
});
