import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';
import type { WorkshopBoard } from '../../workshop-board.ts';

const today = new Date().toISOString().slice(0, 10);
let app: TestApp;
let ada: TestMember;
let max: TestMember;
let stranger: TestMember;
let id: string;

const newSecret = () => randomBytes(32).toString('base64url');

beforeAll(async () => {
  app = await startTestApp();
  ada = await app.workspace();
  max = await app.member(ada);
  stranger = await app.workspace('Other');
  const body = { template: 'start_stop_continue', title: 'Look back', held_on: today };
  id = (await app.call(ada, 'POST /api/v1/workshops', { body })).body.id;
  const { code } = (await app.call(ada, `GET /api/v1/workshops/${id}`)).body;
  const token = newSecret();
  await advance();
  await app.call(null, `POST /api/v1/join/${code}`, { body: { token } });
  for (const text of ['Visit customers', 'Call me names']) {
    const draft = { token, secret: newSecret(), kind: 'start', text };
    const sent = await app.call(null, `PUT /api/v1/join/${code}/draft`, { body: draft });
    expect(sent.status).toBe(200);
  }
  await advance();
  const board: WorkshopBoard = (await app.call(ada, `GET /api/v1/workshops/${id}/board`)).body;
  const bad = board.clusters.flatMap(({ cards }) => cards).find((one) => /names/.test(one.text))!;
  await app.call(ada, `POST /api/v1/workshops/${id}/cards/${bad.id}/hide`, {
    body: { reason: 'It hurts' },
  });
});
afterAll(() => app.close());

async function advance(): Promise<void> {
  const { step, phase } = (await app.call(ada, `GET /api/v1/workshops/${id}/board`)).body;
  const body = { from: { step, phase } };
  const { status } = await app.call(ada, `POST /api/v1/workshops/${id}/advance`, { body });
  expect(status).toBe(200);
}

const take = (member: TestMember | null, format: string, of = id) =>
  app.raw(member, `GET /api/v1/workshops/${of}/export?format=${format}`);

test.each([
  ['md', 'text/markdown'],
  ['csv', 'text/csv'],
  ['pdf', 'application/pdf'],
])('who runs it takes it out as %s, without what is hidden', async (format, type) => {
  const response = await take(ada, format);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toContain(type);
  expect(response.headers.get('content-disposition')).toContain(`workshop-${today}.${format}`);
  const text = Buffer.from(await response.arrayBuffer()).toString('latin1');
  expect(text.length).toBeGreaterThan(40);
  expect(text).not.toContain('names');
  if (format !== 'pdf') expect(text).toContain('Visit customers');
});

test('each file that is taken out is told in the ledger, without a word of what is in it', async () => {
  const { body } = await app.call(ada, 'GET /api/v1/exports');
  expect(body.items[0]).toMatchObject({ record_type: 'workshop' });
  expect(JSON.stringify(body)).not.toContain('Visit customers');
});

test('others of the workspace, strangers and the unknown get nothing', async () => {
  expect((await take(max, 'md')).status).toBe(403);
  expect((await take(stranger, 'md')).status).toBe(404);
  expect((await take(null, 'md')).status).toBe(401);
  expect((await take(ada, 'exe')).status).toBe(400);
  expect((await take(ada, 'md', '00000000-0000-4000-8000-000000000000')).status).toBe(404);
});
