import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';

let app: TestApp;
let ada: TestMember;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

beforeEach(async () => {
  ada = await app.workspace();
  const view = { name: 'My route', record_type: 'person' };
  await app.call(ada, 'POST /api/v1/views', { body: view });
  for (const record_type of ['person', 'task']) {
    const used = { required: true, used_in: ['My route'] };
    const body = { record_type, kind: 'text', label: 'Route', why: 'Why.', ...used };
    const answer = await app.call(ada, 'POST /api/v1/custom-fields', { body });
    expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  }
});

test('a form is refused without what the workspace requires', async () => {
  const body = { first_name: 'Pat' };
  expect((await app.call(ada, 'POST /api/v1/people', { body })).status).toBe(400);
  const full = { ...body, x_route: 'North' };
  expect((await app.call(ada, 'POST /api/v1/people', { body: full })).status).toBe(201);
});

test('a line about somebody new, with what comes next, is not refused for it', async () => {
  const body = { text: 'met Eva Novak at Initech, send the offer friday' };
  const said = await app.call(ada, 'POST /api/v1/capture', { body });
  expect(said.status, JSON.stringify(said.body)).toBe(201);
  expect(said.body.people[0].match).toBe('new');
});

test('a task that was there before is finished, and the next one follows', async () => {
  const task = { subject: 'Call', due_on: '2026-11-20', x_route: 'North' };
  const { body } = await app.call(ada, 'POST /api/v1/tasks', { body: task });
  const next = { next: { subject: 'Call again', due_on: '2026-12-01' } };
  const done = await app.call(ada, `POST /api/v1/tasks/${body.id}/complete`, { body: next });
  expect(done.status, JSON.stringify(done.body)).toBe(200);
});

test('what was filled in is not emptied', async () => {
  const given = { first_name: 'Pat', x_route: 'North' };
  const { body } = await app.call(ada, 'POST /api/v1/people', { body: given });
  const emptied = await app.call(ada, `PATCH /api/v1/people/${body.id}`, {
    body: { x_route: null },
  });
  expect(emptied.status).toBe(400);
});
