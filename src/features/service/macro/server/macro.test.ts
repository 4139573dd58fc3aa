import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  type CallOptions,
  startTestApp,
  type TestApp,
  type TestMember,
} from '#src/main/server/test-app.ts';

let app: TestApp;
let ada: TestMember;
let max: TestMember;
let leak: string;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  ada = await app.workspace();
  max = await app.member(ada, { name: 'Max Member' });
  const anna = await make('people', { first_name: 'Anna', emails: ['anna@globex.com'] });
  leak = await make('cases', { subject: 'Pump leaks', person_id: anna, owner_id: null });
});

async function ok(member: TestMember, route: string, options: CallOptions = {}) {
  const answer = await app.call(member, route, options);
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer;
}

async function make(plural: string, body: object, member = ada): Promise<string> {
  return (await ok(member, `POST /api/v1/${plural}`, { body })).body.id;
}

const readCase = async () => (await ok(ada, `GET /api/v1/cases/${leak}`)).body;
const use = (body: object, member = max) =>
  app.call(member, `POST /api/v1/cases/${leak}/macro`, { body });

test('an answer is filled in for the case and whoever answers', async () => {
  await make('macros', {
    name: 'Thanks',
    body: 'Hello {first_name}, {number}: {subject}. {owner}',
  });
  await make('macros', { name: 'Hidden', body: 'x', visibility: 'private' });
  const { items, mail } = (await ok(max, `GET /api/v1/cases/${leak}/macros`)).body;
  expect(mail).toBe('anna@globex.com');
  expect(items).toMatchObject([
    { name: 'Thanks', text: 'Hello Anna, C-1001: Pump leaks. Max Member' },
  ]);
  expect(items).toHaveLength(1);
});

test('it answers, sets priority and queue and waits, as one command that is taken back as one', async () => {
  const queue = await make('queues', { name: 'Workshop' });
  const macro_id = await make('macros', {
    ...{ name: 'Photo', body: 'Hello {first_name}, send us a photo.' },
    ...{ sets_priority: 'high', sets_queue_id: queue, then_waits: true },
  });
  const done = await use({ macro_id });
  expect(done.status, JSON.stringify(done.body)).toBe(200);
  expect(done.body).toMatchObject({ priority: 'high', queue_id: queue, status: 'waiting' });
  expect(done.body.first_response_at).not.toBeNull();
  const said = async () => (await ok(ada, 'GET /api/v1/activities')).body.items;
  expect(await said()).toMatchObject([
    { kind: 'message', body: 'Hello Anna, send us a photo.', case_id: leak },
  ]);
  await ok(max, `POST /api/v1/commands/${done.headers.get('uptake-command')}/undo`);
  expect(await readCase()).toMatchObject({ priority: 'normal', queue_id: null, status: 'new' });
  expect(await said()).toEqual([]);
});

test('what was changed before it was sent is what stands on the timeline', async () => {
  const macro_id = await make('macros', { name: 'Photo', body: 'Send a photo.' });
  await use({ macro_id, text: 'Two photos, please.' });
  const { items } = (await ok(ada, 'GET /api/v1/activities')).body;
  expect(items).toMatchObject([{ body: 'Two photos, please.' }]);
});

test('what is hidden, resolved, giant or of another workspace is refused', async () => {
  const macro_id = await make('macros', { name: 'Mine', body: 'x', visibility: 'private' });
  expect((await use({ macro_id })).status).toBe(404);
  const other = await app.workspace('Other');
  expect((await use({ macro_id }, other)).status).toBe(404);
  expect((await app.call(other, `GET /api/v1/cases/${leak}/macros`)).status).toBe(404);
  expect((await use({ macro_id, text: 'x'.repeat(20_001) }, ada)).status).toBe(400);
  await ok(ada, `POST /api/v1/cases/${leak}/resolve`, { body: { resolution: 'Done' } });
  expect((await use({ macro_id }, ada)).status).toBe(409);
});
