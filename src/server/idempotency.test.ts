import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { newId } from '#src/lib/ids.ts';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';
import { TRANSACT } from './db/transact.ts';
import { tidy } from './jobs/housekeeping.ts';

// a Monday
const now = new Date('2026-11-23T09:30:00Z');
let app: TestApp;
let ada: TestMember;

beforeAll(async () => {
  app = await startTestApp({ now: () => now });
});
afterAll(() => app.close());
beforeEach(async () => {
  ada = await app.workspace();
});

test('an id that the sender made is the id of the record, and is used once', async () => {
  const id = newId();
  const body = { id, first_name: 'Anna' };
  const made = await app.call(ada, 'POST /api/v1/people', { body });
  expect(made.body.id).toBe(id);
  const again = await app.call(ada, 'POST /api/v1/people', { body });
  expect(again).toMatchObject({ status: 409, body: { reason: 'id_taken' } });
  const other = await app.workspace('Other');
  expect((await app.call(other, 'POST /api/v1/people', { body })).status).toBe(201);
});

test('an id is not changed afterwards, and one of another making is refused', async () => {
  const { body } = await app.call(ada, 'POST /api/v1/people', { body: { first_name: 'Bo' } });
  const change = { body: { id: newId() } };
  expect((await app.call(ada, `PATCH /api/v1/people/${body.id}`, change)).status).toBe(400);
  const id = '9f0c2c0e-6f0a-4a55-8f3a-0d3a3f0a1b2c';
  const made = await app.call(ada, 'POST /api/v1/people', { body: { id, first_name: 'Cy' } });
  expect(made.status).toBe(400);
});

test('a changed field that is sent again with its key is changed once, whoever changed it since', async () => {
  const { body } = await app.call(ada, 'POST /api/v1/people', { body: { first_name: 'Dora' } });
  const route = `PATCH /api/v1/people/${body.id}`;
  const first = { body: { city: 'Rome' }, headers: { 'idempotency-key': 'keep-1' } };
  const guarded = { ...first, headers: { ...first.headers, 'if-match': '"1"' } };
  expect((await app.call(ada, route, guarded)).headers.get('etag')).toBe('"2"');
  await app.call(ada, route, { body: { city: 'Milan' } });
  const again = await app.call(ada, route, guarded);
  expect(again).toMatchObject({ status: 200, body: { city: 'Rome', version: 2 } });
  expect((await app.call(ada, `GET /api/v1/people/${body.id}`)).body.city).toBe('Milan');
});

test('what one member wrote is not taken from another who signed in on the same device', async () => {
  const max = await app.member(ada);
  const headers = { 'uptake-member': ada.actor.memberId };
  const body = { first_name: 'Eve' };
  const refused = await app.call(max, 'POST /api/v1/people', { body, headers });
  expect(refused).toMatchObject({ status: 401, body: { reason: 'other_member' } });
  expect((await app.call(ada, 'POST /api/v1/people', { body, headers })).status).toBe(201);
  expect((await app.call(max, 'GET /api/v1/people', { headers })).status).toBe(401);
});

test('keys that wait offline are remembered for thirty days, others for one', async () => {
  for (const key of ['keep-old', 'keep-young', 'plain']) {
    const headers = { 'idempotency-key': key };
    await app.call(ada, 'POST /api/v1/people', { body: { first_name: key }, headers });
  }
  const { workspaceId } = ada.actor;
  const db = app.app.services.machinery.database;
  const age = (key: string, days: number) =>
    db[TRANSACT](workspaceId, (tx) =>
      tx.rows({
        text: 'update idempotent_answer set created_at = now() - make_interval(days => $1) where key = $2',
        values: [days, key],
      }),
    );
  await age('keep-old', 31);
  await age('keep-young', 29);
  await age('plain', 2);
  await tidy(app.url);
  const kept = await db.read(workspaceId, (tx) =>
    tx.rows<{ key: string }>({ text: 'select key from idempotent_answer', values: [] }),
  );
  expect(kept.map(({ key }) => key)).toEqual(['keep-young']);
});

test('a line written days ago means the days as they were then, and none lies ahead', async () => {
  const write = (written_at: string) =>
    app.call(ada, 'POST /api/v1/capture', {
      body: { text: 'called Anna Rossi, send the offer tomorrow', written_at },
    });
  const then = (await write('2026-11-19T16:00:00Z')).body;
  expect(then.tasks[0].due_on).toBe('2026-11-20');
  const activity = (await app.call(ada, `GET /api/v1/activities/${then.activity.id}`)).body;
  expect(activity.occurred_at).toMatch(/^2026-11-19T16:00/);
  expect((await write('2027-01-01T00:00:00Z')).body.tasks[0].due_on).toBe('2026-11-24');
});
