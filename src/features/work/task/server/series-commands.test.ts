import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';

let app: TestApp;
let ada: TestMember;
let max: TestMember;
let stranger: TestMember;
let now = new Date('2026-03-17T12:00:00Z');

beforeAll(async () => {
  app = await startTestApp({ now: () => now });
  ada = await app.workspace();
  max = await app.member(ada);
  stranger = await app.workspace('Other');
  await app.call(ada, 'PATCH /api/v1/me', { body: { time_zone: 'Europe/Rome' } });
});
afterAll(() => app.close());

const call: TestApp['call'] = (...given) => app.call(...given);

async function make(body: object, by = ada) {
  const answer = await call(by, 'POST /api/v1/tasks', { body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
}

/** Open tasks by this name, by day. */
async function open(subject: string) {
  const filter = { and: [{ field: 'title', op: 'is', value: subject }] };
  const query = new URLSearchParams({ filter: JSON.stringify(filter), sort: 'due_on' });
  const { body } = await call(ada, `GET /api/v1/tasks?${query}`);
  return body.items.filter(({ done_at }: { done_at: string | null }) => done_at === null);
}

/** Tuesdays 10:00 to 11:00 in Rome; clocks change on 29 March. */
const weekly = {
  kind: 'meeting',
  due_at: '2026-03-17T09:00:00Z',
  ends_at: '2026-03-17T10:00:00Z',
  repeats: 'weekly',
};

test('a rule is kept as it was meant, with the clock that it runs on', async () => {
  const task = await make({ ...weekly, subject: 'Kept' });
  expect(task).toMatchObject({
    due_on: '2026-03-17',
    repeats: 'FREQ=WEEKLY;BYDAY=TU',
    time_zone: 'Europe/Rome',
    skipped: [],
  });
});

test('what repeats, done, makes the next one, and taken back is as it was', async () => {
  now = new Date('2026-03-24T12:00:00Z');
  const task = await make({
    ...weekly,
    subject: 'Team',
    due_at: '2026-03-24T09:00:00Z',
    ends_at: '2026-03-24T10:00:00Z',
    note: 'Bring cake',
    colleagues: [max.actor.memberId],
  });
  const done = await call(ada, `POST /api/v1/tasks/${task.id}/complete`, { body: { note: 'Ok' } });
  expect(done.body).toMatchObject({ done_at: expect.any(String), repeats: null });
  const [next, ...others] = await open('Team');
  expect(others).toEqual([]);
  expect(next).toMatchObject({
    due_at: '2026-03-31T08:00:00Z',
    ends_at: '2026-03-31T09:00:00Z',
    repeats: 'FREQ=WEEKLY;BYDAY=TU',
    note: 'Bring cake',
    colleagues: [max.actor.memberId],
  });
  const command = done.headers.get('uptake-command');
  const undone = await call(ada, `POST /api/v1/commands/${command}/undo`);
  expect(undone.status).toBe(200);
  expect(await open('Team')).toMatchObject([
    { id: task.id, repeats: 'FREQ=WEEKLY;BYDAY=TU', due_at: '2026-03-24T09:00:00Z' },
  ]);
});

test('what was missed for long is asked for once, from today on', async () => {
  now = new Date('2026-06-10T12:00:00Z');
  const task = await make({ subject: 'Water plants', due_on: '2026-03-02', repeats: 'daily' });
  await call(ada, `POST /api/v1/tasks/${task.id}/complete`);
  expect(await open('Water plants')).toMatchObject([{ due_on: '2026-06-10' }]);
});

test('one that is moved stands by itself, and the series goes on', async () => {
  now = new Date('2026-03-17T06:00:00Z');
  const task = await make({ ...weekly, subject: 'Jour fixe' });
  const moved = await call(ada, `POST /api/v1/tasks/${task.id}/postpone`, {
    body: { due_on: '2026-03-19' },
  });
  expect(moved.body).toMatchObject({
    id: task.id,
    due_at: '2026-03-19T09:00:00Z',
    ends_at: '2026-03-19T10:00:00Z',
    repeats: null,
  });
  expect(await open('Jour fixe')).toMatchObject([
    { id: task.id },
    { due_at: '2026-03-24T09:00:00Z', repeats: 'FREQ=WEEKLY;BYDAY=TU' },
  ]);
});

test('one to come is moved alone, or with all that follow', async () => {
  const task = await make({ ...weekly, subject: 'Review' });
  const one = await call(ada, `POST /api/v1/tasks/${task.id}/reschedule`, {
    body: { occurrence: '2026-03-31', due_at: '2026-04-01T08:00:00Z' },
  });
  expect(one.body).toMatchObject({ ends_at: '2026-04-01T09:00:00Z', repeats: null });
  const rest = await call(ada, `POST /api/v1/tasks/${task.id}/reschedule`, {
    body: { occurrence: '2026-04-07', scope: 'following', due_at: '2026-04-09T13:00:00Z' },
  });
  expect(rest.body).toMatchObject({ repeats: 'FREQ=WEEKLY;BYDAY=TH' });
  expect(await open('Review')).toMatchObject([
    { id: task.id, repeats: 'FREQ=WEEKLY;BYDAY=TU;UNTIL=20260406', skipped: ['2026-03-31'] },
    { due_on: '2026-04-01' },
    { due_on: '2026-04-09' },
  ]);
});

test('the whole series moves with its next one', async () => {
  const task = await make({ ...weekly, subject: 'Weekly call' });
  const moved = await call(ada, `POST /api/v1/tasks/${task.id}/reschedule`, {
    body: { scope: 'following', due_at: '2026-03-18T13:00:00Z', ends_at: '2026-03-18T13:30:00Z' },
  });
  expect(moved.body).toMatchObject({
    repeats: 'FREQ=WEEKLY;BYDAY=WE',
    due_at: '2026-03-18T13:00:00Z',
    ends_at: '2026-03-18T13:30:00Z',
  });
  expect(await open('Weekly call')).toHaveLength(1);
});

test('one is skipped: the next, one to come, the last', async () => {
  const task = await make({ ...weekly, subject: 'Standup', repeats: 'FREQ=WEEKLY;COUNT=3' });
  const skip = (body?: object) =>
    call(ada, `POST /api/v1/tasks/${task.id}/skip`, body ? { body } : {});
  expect((await skip({ occurrence: '2026-03-31' })).body).toMatchObject({
    due_on: '2026-03-17',
    skipped: ['2026-03-31'],
  });
  expect((await skip()).body).toMatchObject({
    due_on: '2026-03-24',
    repeats: 'FREQ=WEEKLY;COUNT=2;BYDAY=TU',
  });
  const last = await skip();
  expect(last.body.deleted_at).not.toBeNull();
  const undone = await call(
    ada,
    `POST /api/v1/commands/${last.headers.get('uptake-command')}/undo`,
  );
  expect(undone.body.undone).toEqual([task.id]);
});

test('one that is not its next is done as it took place', async () => {
  now = new Date('2026-03-31T12:00:00Z');
  const task = await make({ ...weekly, subject: 'Sync' });
  const done = await call(ada, `POST /api/v1/tasks/${task.id}/complete`, {
    body: { occurrence: '2026-03-31', note: 'All well' },
  });
  expect(done.body).toMatchObject({ due_at: '2026-03-31T08:00:00Z' });
  expect(await open('Sync')).toMatchObject([{ due_on: '2026-04-07' }]);
});

test('the series goes on without whom it has lost', async () => {
  const { body: anna } = await call(ada, 'POST /api/v1/people', { body: { first_name: 'Anna' } });
  const task = await make({
    ...weekly,
    subject: 'With Anna',
    person_id: anna.id,
    guests: [anna.id],
  });
  await call(ada, `DELETE /api/v1/people/${anna.id}`);
  const done = await call(ada, `POST /api/v1/tasks/${task.id}/complete`);
  expect(done.status, JSON.stringify(done.body)).toBe(200);
  expect(await open('With Anna')).toMatchObject([{ person_id: null, guests: [] }]);
});

test('an end goes along with its beginning, and never lies before it', async () => {
  const task = await make({ ...weekly, subject: 'Lunch', repeats: null });
  const later = { due_at: '2026-03-17T12:00:00Z' };
  const moved = await call(ada, `PATCH /api/v1/tasks/${task.id}`, { body: later });
  expect(moved.body.ends_at).toBe('2026-03-17T13:00:00Z');
  const wrong = { ends_at: '2026-03-17T11:00:00Z' };
  const refused = await call(ada, `PATCH /api/v1/tasks/${task.id}`, { body: wrong });
  expect(refused.status).toBe(400);
  expect(refused.body.detail).toContain('cannot end before');
});

test.each([
  [{ repeats: 'FREQ=SECONDLY' }, 'once a day'],
  [{ repeats: 'FREQ=DAILY', due_on: null }, 'needs a day'],
  [{ reminder: -1 }, 'reminder'],
  [{ ends_at: '2027-03-17T11:00:00Z' }, '31 days'],
])('%j is refused with what to do', async (wrong, word) => {
  const body = { subject: 'Wrong', due_on: '2026-03-17', ...wrong };
  const answer = await call(ada, 'POST /api/v1/tasks', { body });
  expect(answer.status).toBe(400);
  expect(answer.body.detail).toContain(word);
});

test('a day that is none of the series, and who may not see it, are refused', async () => {
  const task = await make({ ...weekly, subject: 'Mine', visibility: 'private' });
  const path = `POST /api/v1/tasks/${task.id}`;
  const wrong = { occurrence: '2026-03-18', due_on: '2026-03-20' };
  expect((await call(ada, `${path}/reschedule`, { body: wrong })).body.reason).toBe(
    'no_occurrence',
  );
  for (const who of [max, stranger]) {
    const body = { due_on: '2026-03-20' };
    expect((await call(who, `${path}/reschedule`, { body })).status).toBe(404);
    expect((await call(who, `${path}/skip`)).status).toBe(404);
  }
  expect((await call(null, `${path}/skip`)).status).toBe(401);
});
