import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';

let app: TestApp;
let ada: TestMember;
let ben: TestMember;
let max: TestMember;

beforeAll(async () => {
  app = await startTestApp();
  ada = await app.workspace();
  ben = await app.member(ada, { name: 'Ben' });
  max = await app.member(ada, { name: 'Max' });
});
afterAll(() => app.close());

async function make(plural: string, body: object): Promise<string> {
  const made = await app.call(max, `POST /api/v1/${plural}`, { body });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  return made.body.id;
}

async function ownerOf(plural: string, id: string): Promise<string> {
  return (await app.call(ada, `GET /api/v1/${plural}/${id}`)).body.owner_id;
}

test('whom an administrator lets go hands over what is open, and one undo brings all back', async () => {
  const [name, gone] = [max.actor.memberId, ben.actor.memberId];
  const deal = await make('deals', { name: 'Crane' });
  const task = await make('tasks', { subject: 'Call' });
  const done = await make('tasks', { subject: 'Done' });
  await app.call(max, `POST /api/v1/tasks/${done}/complete`, { body: {} });
  await make('cases', { subject: 'It leaks' });
  const open = await app.call(ada, `GET /api/v1/members/${name}/open-work`);
  expect(open.body).toMatchObject({ deal: 1, task: 1 });
  const path = `POST /api/v1/members/${name}/let-go`;
  const left = await app.call(ada, path, { body: { hand_to: gone } });
  expect(left.status, JSON.stringify(left.body)).toBe(200);
  expect(left.body.active).toBe(false);
  expect(await ownerOf('deals', deal)).toBe(gone);
  expect(await ownerOf('tasks', task)).toBe(gone);
  expect(await ownerOf('tasks', done)).toBe(name);
  const none = await app.call(ada, `GET /api/v1/members/${name}/open-work`);
  expect(none.body).toEqual({ deal: 0, task: 0, service_case: 0 });
  const undo = `POST /api/v1/commands/${left.headers.get('uptake-command')}/undo`;
  const undone = await app.call(ada, undo);
  expect(undone.status, JSON.stringify(undone.body)).toBe(200);
  expect(await ownerOf('deals', deal)).toBe(name);
  expect(await ownerOf('tasks', task)).toBe(name);
  const { body } = await app.call(ada, 'GET /api/v1/members');
  expect(body.items.find((one: { id: string }) => one.id === name).active).toBe(true);
});

test('nobody takes over from themselves, and the last administrator stays', async () => {
  const own = ben.actor.memberId;
  const path = `POST /api/v1/members/${own}/let-go`;
  expect((await app.call(ada, path, { body: { hand_to: own } })).status).toBe(400);
  const last = `POST /api/v1/members/${ada.actor.memberId}/let-go`;
  expect((await app.call(ada, last, { body: { hand_to: own } })).status).toBe(409);
});

test('who is no administrator lets nobody go, and another workspace knows nothing of them', async () => {
  const id = max.actor.memberId;
  const lead = await app.member(ada, { name: 'Lead', role: 'manager' });
  const other = await app.workspace('Other');
  for (const [who, status] of [
    [ben, 403],
    [lead, 403],
    [other, 404],
  ] as const) {
    const body = { hand_to: null };
    expect((await app.call(who, `POST /api/v1/members/${id}/let-go`, { body })).status).toBe(
      status,
    );
    expect((await app.call(who, `GET /api/v1/members/${id}/open-work`)).status).toBe(status);
  }
});

test('a manager cannot undo that their own rights were taken', async () => {
  const carl = await app.member(ada, { name: 'Carl', role: 'administrator' });
  const path = `PATCH /api/v1/members/${carl.actor.memberId}`;
  const less = await app.call(ada, path, { body: { role: 'manager' } });
  const undo = `POST /api/v1/commands/${less.headers.get('uptake-command')}/undo`;
  const demoted = { ...carl, actor: { ...carl.actor, role: 'manager' as const } };
  expect((await app.call(demoted, undo)).status).toBe(403);
});
