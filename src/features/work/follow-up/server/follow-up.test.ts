import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';

let app: TestApp;
let admin: TestMember;
let ada: TestMember;
let max: TestMember;
const now = new Date('2026-03-04T12:00:00Z');

beforeAll(async () => {
  app = await startTestApp({ now: () => now });
});
afterAll(() => app.close());
beforeEach(async () => {
  admin = await app.workspace();
  ada = await app.member(admin, { name: 'Ada' });
  max = await app.member(admin, { name: 'Max' });
});

async function make(plural: string, body: object, by = ada): Promise<string> {
  const answer = await app.call(by, `POST /api/v1/${plural}`, { body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.id;
}

async function get(path: string, by = ada) {
  const answer = await app.call(by, `GET /api/v1/${path}`);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
}

function post(path: string, body: object, by = ada) {
  return app.call(by, `POST /api/v1/${path}`, { body });
}

test('the next step is the most urgent open one, with whose it is and how many follow', async () => {
  const globex = await make('companies', { name: 'Globex' });
  const anna = await make('people', { first_name: 'Anna', company_id: globex });
  expect(await get(`next-step?person_id=${anna}`)).toEqual({ step: null, others: 0 });
  await make('tasks', { subject: 'some day', person_id: anna });
  await make('tasks', { subject: 'later', due_on: '2026-03-20', person_id: anna });
  await make('tasks', { subject: 'hers', due_on: '2026-03-10', person_id: anna }, max);
  await make(
    'tasks',
    { subject: 'secret', due_on: '2026-03-05', visibility: 'private', person_id: anna },
    max,
  );
  const next = await get(`next-step?person_id=${anna}`);
  expect(next).toMatchObject({ step: { subject: 'hers', by: 'Max' }, others: 2 });
  expect(await get(`next-step?company_id=${globex}`)).toMatchObject({
    step: { subject: 'hers', person: 'Anna' },
    others: 2,
  });
});

test('the next step of what is hidden or of another workspace is not found', async () => {
  const ghost = await make('people', { first_name: 'Ghost', visibility: 'private' });
  const path = `GET /api/v1/next-step?person_id=${ghost}`;
  expect((await app.call(max, path)).status).toBe(404);
  expect((await app.call(await app.workspace('Other'), path)).status).toBe(404);
  expect((await app.call(ada, 'GET /api/v1/next-step')).status).toBe(400);
});

test('a task is handed over with a word, and taken back as one', async () => {
  const id = await make('tasks', { subject: 'Call', due_on: '2026-03-04', note: 'old note' });
  const body = { owner_id: max.actor.memberId, word: 'She knows you.' };
  const done = await post(`tasks/${id}/hand-over`, body);
  expect(done.status, JSON.stringify(done.body)).toBe(200);
  const task = await get(`tasks/${id}`, max);
  expect(task).toMatchObject({ owner_id: max.actor.memberId });
  expect(task.note).toBe('Ada: She knows you.\n\nold note');
  expect((await get('today', max)).promised.items).toMatchObject([{ subject: 'Call' }]);
  await app.call(ada, `POST /api/v1/commands/${done.headers.get('uptake-command')}/undo`);
  expect(await get(`tasks/${id}`)).toMatchObject({
    note: 'old note',
    owner_id: ada.actor.memberId,
  });
});

test('nobody hands over what is not theirs, and nothing to who has left', async () => {
  const id = await make('tasks', { subject: 'Call' });
  const own = { owner_id: max.actor.memberId };
  expect((await post(`tasks/${id}/hand-over`, own, max)).status).toBe(403);
  const stranger = await app.workspace('Other');
  expect((await post(`tasks/${id}/hand-over`, own, stranger)).status).toBe(404);
  expect((await post(`tasks/${id}/hand-over`, { owner_id: stranger.actor.memberId })).status).toBe(
    400,
  );
  await app.call(admin, `PATCH /api/v1/members/${max.actor.memberId}`, { body: { active: false } });
  expect((await post(`tasks/${id}/hand-over`, own)).status).toBe(400);
});

test('the queue has the calls that are due, and who is due and has a number', async () => {
  const anna = await make('people', { first_name: 'Anna', phones: ['+39 333 1'] });
  const bob = await make('people', { first_name: 'Bob' });
  await make('tasks', { subject: 'late', due_on: '2026-03-01', person_id: anna });
  await make('tasks', {
    subject: 'call',
    kind: 'call',
    due_at: '2026-03-04T16:00:00Z',
    person_id: bob,
  });
  await make('tasks', { subject: 'no number', due_on: '2026-03-04', person_id: bob });
  await make('tasks', { subject: 'visit', kind: 'visit', due_on: '2026-03-04', person_id: anna });
  await make('tasks', { subject: 'tomorrow', kind: 'call', due_on: '2026-03-05', person_id: anna });
  await make('tasks', { subject: 'of Max', kind: 'call', due_on: '2026-03-04' }, max);
  const { items, refs } = await get('calls');
  expect(items.map(({ subject }: { subject: string }) => subject)).toEqual(['call', 'late']);
  expect(items[1]).toMatchObject({ phone: '+39 333 1', person_id: anna });
  expect(refs[anna]).toEqual({ type: 'person', title: 'Anna' });
});

test('a call is written down, its task finished and the next step set, as one command', async () => {
  const anna = await make('people', { first_name: 'Anna' });
  const task_id = await make('tasks', { subject: 'Call', due_on: '2026-03-04', person_id: anna });
  const next = { subject: 'Send the quote', due_on: '2026-03-10' };
  const done = await post('calls', { task_id, note: 'Wants the quote', next });
  expect(done.status, JSON.stringify(done.body)).toBe(200);
  expect(await get(`tasks/${task_id}`)).toMatchObject({ done_at: '2026-03-04T12:00:00Z' });
  expect(await get(`activities/${done.body.activity_id}`)).toMatchObject({
    kind: 'call',
    body: 'Wants the quote',
    person_id: anna,
  });
  expect(await get(`next-step?person_id=${anna}`)).toMatchObject({ step: next, others: 0 });
  expect((await post('calls', { task_id, note: 'again' })).status).toBe(409);
  await app.call(ada, `POST /api/v1/commands/${done.headers.get('uptake-command')}/undo`);
  expect(await get(`next-step?person_id=${anna}`)).toMatchObject({ step: { subject: 'Call' } });
});

test('who does not answer is called another day; the try is on record', async () => {
  const anna = await make('people', { first_name: 'Anna' });
  const task_id = await make('tasks', { subject: 'Call', due_on: '2026-03-04', person_id: anna });
  const body = { task_id, note: 'No answer', move_to: { due_on: '2026-03-05' } };
  expect((await post('calls', body)).status).toBe(200);
  expect(await get(`tasks/${task_id}`)).toMatchObject({ done_at: null, due_on: '2026-03-05' });
});

test('a call to somebody without a task needs a word or a next step', async () => {
  const anna = await make('people', { first_name: 'Anna' });
  expect((await post('calls', { person_id: anna })).status).toBe(400);
  expect((await post('calls', { person_id: anna, task_id: anna, note: 'x' })).status).toBe(400);
  expect((await post('calls', { person_id: anna, note: 'Hello' })).body.activity_id).toBeTruthy();
  const ghost = await make('people', { first_name: 'Ghost', visibility: 'private' });
  expect((await post('calls', { person_id: ghost, note: 'x' }, max)).status).toBe(400);
});
