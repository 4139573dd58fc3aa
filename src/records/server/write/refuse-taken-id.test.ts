import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#src/lib/ids.ts';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';

let app: TestApp;
let ada: TestMember;
let max: TestMember;

beforeAll(async () => {
  app = await startTestApp();
  ada = await app.workspace();
  max = await app.member(ada);
});
afterAll(() => app.close());

const secret = { name: 'Secret Merger', visibility: 'private' };

test('an id that another kind of record bears is taken: its history stays with it, search finds it', async () => {
  const id = newId();
  expect((await app.call(ada, 'POST /api/v1/companies', { body: { id, ...secret } })).status).toBe(
    201,
  );
  const body = { id, subject: 'Mine' };
  const taken = await app.call(max, 'POST /api/v1/tasks', { body });
  expect([taken.status, taken.body.reason]).toEqual([409, 'id_taken']);
  expect((await app.call(max, `GET /api/v1/tasks/${id}/history`)).status).toBe(404);
  const found = await app.call(ada, 'GET /api/v1/search?q=merger');
  expect(found.body.items).toMatchObject([{ type: 'company', id }]);
});

test('the id of a member, a team or a field is taken too', async () => {
  const team = await app.team(ada, 'North');
  for (const id of [ada.actor.memberId, team]) {
    const answer = await app.call(max, 'POST /api/v1/tasks', { body: { id, subject: 'Mine' } });
    expect([answer.status, answer.body.reason]).toEqual([409, 'id_taken']);
  }
});

test('in another workspace the same id is free, and tells nothing of the first', async () => {
  const id = newId();
  await app.call(ada, 'POST /api/v1/companies', { body: { id, ...secret } });
  const other = await app.workspace('Other');
  const made = await app.call(other, 'POST /api/v1/tasks', { body: { id, subject: 'Theirs' } });
  expect(made.status).toBe(201);
  const { items } = (await app.call(other, `GET /api/v1/tasks/${id}/history`)).body;
  expect(items.map(({ verb }: { verb: string }) => verb)).toEqual(['task.created']);
});
