import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';

/** What stands under /me and may yet be looked at: names, rights, and answers that are empty then. */
const OPEN = [
  'GET /api/v1/me',
  'GET /api/v1/me/conversations',
  'GET /api/v1/me/export-right',
  'GET /api/v1/meeting-thanks',
];

let app: TestApp;
let ada: TestMember;
let max: TestMember;
let headers: Record<string, string>;

beforeAll(async () => {
  app = await startTestApp();
  ada = await app.workspace();
  max = await app.member(ada);
  const begun = await app.call(ada, `POST /api/v1/members/${max.actor.memberId}/view-as`);
  headers = { 'uptake-view-as': begun.body.id };
});
afterAll(() => app.close());

const reads = () =>
  app.app.routes
    .map(({ endpoint }) => endpoint)
    .filter(({ route }) => route.startsWith('GET /api/v1/'));

test('what a member is told of their own work is closed to whoever looks as they see it', async () => {
  const personal = reads().filter((one) => one.personal);
  expect(personal.length).toBeGreaterThan(7);
  for (const { route } of personal) {
    const path = route.replace('{id}', max.actor.memberId);
    const asked = path.endsWith('/corrections') ? `${path}?of=me` : path;
    const { status, body } = await app.call(ada, asked, { headers });
    expect([status, body.reason], asked).toEqual([403, 'only_theirs']);
    expect((await app.call(max, asked)).status, asked).toBe(200);
  }
});

test('whatever is asked for as one’s own says whether it is for one alone', () => {
  const own = reads().filter(({ route }) => /\/(me|my)\b|\/my-/.test(route));
  const open = own.filter(({ personal }) => !personal).map(({ route }) => route);
  expect(open.filter((route) => !OPEN.includes(route))).toEqual([]);
});

test('what somebody has learnt is not told, and no hint is offered', async () => {
  await app.call(max, 'PUT /api/v1/help/topics/find', { body: { state: 'shown' } });
  const { body } = await app.call(ada, 'GET /api/v1/help', { headers });
  expect(body).toMatchObject({ steps: [], card: false, news: false });
  const states = body.lessons.map(({ state }: { state: string }) => state);
  expect(new Set(states)).toEqual(new Set(['closed']));
});
