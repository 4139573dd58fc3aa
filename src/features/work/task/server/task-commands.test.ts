import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';

let app: TestApp;
let ada: TestMember;
let max: TestMember;
let stranger: TestMember;
let now = new Date('2026-03-04T12:00:00Z');

beforeAll(async () => {
  app = await startTestApp({ now: () => now });
  ada = await app.workspace();
  max = await app.member(ada);
  stranger = await app.workspace('Other');
  await app.call(ada, 'PATCH /api/v1/me', { body: { time_zone: 'America/Los_Angeles' } });
});
afterAll(() => app.close());

const call: TestApp['call'] = (...given) => app.call(...given);

async function make(plural: string, body: object, by = ada): Promise<string> {
  const answer = await call(by, `POST /api/v1/${plural}`, { body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.id;
}

function timelineOf(personId: string, by = ada) {
  return call(by, `GET /api/v1/timeline?person_id=${personId}`).then(({ body }) => body);
}

test('a task is finished without a word, and finished only once', async () => {
  const id = await make('tasks', { subject: 'Send the quote', due_on: '2026-03-04' });
  const done = await call(ada, `POST /api/v1/tasks/${id}/complete`);
  expect(done.status).toBe(200);
  expect(done.body).toMatchObject({ id, done_at: '2026-03-04T12:00:00Z', can: ['edit', 'delete'] });
  expect(done.headers.get('etag')).toBe('"2"');
  now = new Date('2026-03-04T13:00:00Z');
  const again = await call(max, `POST /api/v1/tasks/${id}/complete`, { body: {} });
  expect(again.body).toMatchObject({ done_at: '2026-03-04T12:00:00Z', version: 2 });
  const history = await call(ada, `GET /api/v1/tasks/${id}/history`);
  expect(history.body.items.map((event: { verb: string }) => event.verb)).toEqual([
    'task.completed',
    'task.created',
  ]);
});

test('of many who finish a task at once with a next one, one makes it', async () => {
  const anna = await make('people', { first_name: 'Anna' });
  const id = await make('tasks', { subject: 'Call Anna', person_id: anna });
  const body = { note: 'Reached her', next: { subject: 'Send the quote', due_on: '2026-03-06' } };
  const answers = await Promise.all(
    Array.from({ length: 6 }, () => call(ada, `POST /api/v1/tasks/${id}/complete`, { body })),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409]);
  const refused = answers.find(({ status }) => status === 409);
  expect(refused?.body.reason).toBe('done');
  const told = await timelineOf(anna);
  expect(told.open).toHaveLength(1);
  expect(told.items).toHaveLength(2);
});

test('what happened and what comes next are kept with it, and one undo takes all back', async () => {
  const globex = await make('companies', { name: 'Globex' });
  const anna = await make('people', { first_name: 'Anna', last_name: 'Rossi', company_id: globex });
  const id = await make('tasks', {
    subject: 'Call Anna',
    kind: 'call',
    due_at: '2026-03-04T10:00:00Z',
    person_id: anna,
  });
  now = new Date('2026-03-04T11:00:00Z');
  const done = await call(ada, `POST /api/v1/tasks/${id}/complete`, {
    body: {
      note: ' Wants 12 more licences\nand a quote. ',
      next: { subject: 'Send the quote', due_on: '2026-03-06' },
    },
  });
  expect(done.status).toBe(200);
  const told = await timelineOf(anna);
  expect(told.items).toMatchObject([
    { type: 'task', id, at: '2026-03-04T11:00:00Z' },
    {
      type: 'activity',
      kind: 'call',
      title: 'Wants 12 more licences',
      body: 'Wants 12 more licences\nand a quote.',
      at: '2026-03-04T10:00:00Z',
      person_id: anna,
      company_id: globex,
      owner_id: ada.actor.memberId,
    },
  ]);
  expect(told.open).toMatchObject([
    { subject: 'Send the quote', due_on: '2026-03-06', person_id: anna, company_id: globex },
  ]);
  const command = done.headers.get('uptake-command');
  const undone = await call(ada, `POST /api/v1/commands/${command}/undo`);
  expect(undone.body.undone).toHaveLength(3);
  const after = await timelineOf(anna);
  expect(after.items).toEqual([]);
  expect(after.open).toMatchObject([{ id, done_at: null }]);
});

test('a note a day late does not claim to know when it was', async () => {
  const anna = await make('people', { first_name: 'Anna' });
  const task = { subject: 'Visit', kind: 'visit', due_at: '2026-03-01T10:00:00Z', person_id: anna };
  const id = await make('tasks', task);
  now = new Date('2026-03-04T11:00:00Z');
  await call(ada, `POST /api/v1/tasks/${id}/complete`, { body: { note: 'Went well' } });
  const { items } = await timelineOf(anna);
  expect(items[1]).toMatchObject({ kind: 'visit', at: '2026-03-04T11:00:00Z' });
});

test('a finished task can be taken up again', async () => {
  const id = await make('tasks', { subject: 'Send the quote' });
  await call(ada, `POST /api/v1/tasks/${id}/complete`);
  const open = await call(ada, `POST /api/v1/tasks/${id}/reopen`);
  expect(open.body.done_at).toBeNull();
});

test('a moved task keeps its time on the clock of its owner, over a change of clocks', async () => {
  const id = await make('tasks', { subject: 'Call', kind: 'call', due_at: '2026-03-06T18:00:00Z' });
  const moved = await call(max, `POST /api/v1/tasks/${id}/postpone`, {
    body: { due_on: '2026-03-09' },
  });
  expect(moved.body).toMatchObject({ due_on: '2026-03-09', due_at: '2026-03-09T17:00:00Z' });
  const untimed = await call(ada, `POST /api/v1/tasks/${id}/postpone`, {
    body: { due_on: '2026-03-10', due_at: null },
  });
  expect(untimed.body).toMatchObject({ due_on: '2026-03-10', due_at: null });
  const history = await call(ada, `GET /api/v1/tasks/${id}/history`);
  expect(history.body.items[0].verb).toBe('task.postponed');
});

test('a time given without a day brings the day of the owner, not of the server', async () => {
  const id = await make('tasks', { subject: 'Call', due_at: '2026-03-07T06:30:00Z' });
  const { body } = await call(ada, `GET /api/v1/tasks/${id}`);
  expect(body.due_on).toBe('2026-03-06');
});

test('what is done is not moved', async () => {
  const id = await make('tasks', { subject: 'Call', due_on: '2026-03-06' });
  await call(ada, `POST /api/v1/tasks/${id}/complete`);
  const answer = await call(ada, `POST /api/v1/tasks/${id}/postpone`, {
    body: { due_on: '2026-03-09' },
  });
  expect(answer).toMatchObject({ status: 409, body: { reason: 'done' } });
});

test('a task is handed over with a verb of its own', async () => {
  const id = await make('tasks', { subject: 'Call', due_on: '2026-03-06' });
  const body = { owner_id: max.actor.memberId };
  const handed = await call(ada, `POST /api/v1/tasks/${id}/assign`, { body });
  expect(handed.body.owner_id).toBe(max.actor.memberId);
  const history = await call(ada, `GET /api/v1/tasks/${id}/history`);
  expect(history.body.items[0].verb).toBe('task.assigned');
});

test('a private task is not given away out of sight', async () => {
  const id = await make('tasks', { subject: 'Salary talk', visibility: 'private' });
  const body = { owner_id: max.actor.memberId };
  const answer = await call(ada, `POST /api/v1/tasks/${id}/assign`, { body });
  expect(answer).toMatchObject({ status: 409, body: { reason: 'would_be_hidden' } });
  const kept = await call(ada, `GET /api/v1/tasks/${id}`);
  expect(kept.body.owner_id).toBe(ada.actor.memberId);
});

test('who does not see a task does nothing to it', async () => {
  const id = await make('tasks', { subject: 'Secret', visibility: 'private' });
  const bodies = {
    complete: { note: 'x' },
    reopen: {},
    postpone: { due_on: '2026-03-09' },
    assign: { owner_id: max.actor.memberId },
  };
  for (const who of [max, stranger]) {
    for (const [verb, body] of Object.entries(bodies)) {
      const answer = await call(who, `POST /api/v1/tasks/${id}/${verb}`, { body });
      expect(answer.status, verb).toBe(404);
    }
  }
  const history = await call(ada, `GET /api/v1/tasks/${id}/history`);
  expect(history.body.items).toHaveLength(1);
});

test('a note on a private task stays private', async () => {
  const anna = await make('people', { first_name: 'Anna' });
  const id = await make('tasks', { subject: 'Secret', person_id: anna, visibility: 'private' });
  await call(ada, `POST /api/v1/tasks/${id}/complete`, { body: { note: 'Between us' } });
  expect((await timelineOf(anna)).items).toHaveLength(2);
  expect((await timelineOf(anna, max)).items).toEqual([]);
});

test('what is wrong is refused whole', async () => {
  const anna = await make('people', { first_name: 'Anna' });
  const id = await make('tasks', { subject: 'Call', person_id: anna });
  const bodies = [
    { note: 'x', next: { subject: '  ', due_on: '2026-03-09' } },
    { note: 'x', next: { subject: 'Call', due_on: 'next week' } },
    { note: 7 },
    { undo: true },
    null,
    [],
  ];
  for (const body of bodies) {
    const answer = await call(ada, `POST /api/v1/tasks/${id}/complete`, { body });
    expect(answer.status, JSON.stringify(body)).toBe(400);
  }
  const { items, open } = await timelineOf(anna);
  expect(items).toEqual([]);
  expect(open).toHaveLength(1);
});
