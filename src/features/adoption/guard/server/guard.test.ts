import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';

let app: TestApp;
let ada: TestMember;
let lea: TestMember;
let max: TestMember;
let team: string;

beforeAll(async () => {
  app = await startTestApp();
  ada = await app.workspace();
  team = await app.team(ada, 'North');
  max = await app.member(ada, { name: 'Max', teamId: team });
  lea = await app.member(ada, { name: 'Lea', teamId: team });
  const body = { leader_id: lea.actor.memberId };
  expect((await app.call(ada, `PATCH /api/v1/teams/${team}`, { body })).status).toBe(200);
});
afterAll(() => app.close());

const day = (away: number) => new Date(Date.now() + away * 86_400_000).toISOString().slice(0, 10);
const UPTAKE = '/api/v1/adoption';

async function inviteCoach(until: string) {
  const email = `carl-${Math.random()}@example.com`;
  const made = await app.call(ada, `POST ${UPTAKE}/coaches`, { body: { email, until } });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  const token = made.body.url.split('/').at(-1);
  const body = { name: 'Carl Coach', password: 'correct horse battery' };
  const joined = await app.call(null, `POST /api/v1/links/${token}`, { body });
  expect(joined.status, JSON.stringify(joined.body)).toBe(200);
  const cookie = joined.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const headers = { cookie, 'sec-fetch-site': 'same-origin' };
  return (route: string, body?: object) =>
    app.call(null, route, { headers, ...(body && { body }) });
}

test('an outside coach is refused on every route but sums and their own sign-in', async () => {
  const coach = await inviteCoach(day(30));
  const open: string[] = [];
  for (const { endpoint } of app.app.routes) {
    if (endpoint.access === 'public') continue;
    const route = endpoint.route.replaceAll(/\{\w+\}/g, team);
    const isRead = route.startsWith('GET') || route.startsWith('DELETE');
    const answer = await coach(route, isRead ? undefined : {});
    // the feed refuses in the words of its own standard
    const isRefused = answer.body.reason === 'coach' || endpoint.route.includes('/odata/');
    if (answer.status !== 403 || !isRefused) open.push(endpoint.route);
  }
  expect(open.sort()).toEqual([
    'GET /api/v1/adoption/sums',
    'GET /api/v1/me',
    'GET /api/v1/programme/scorecard',
    'POST /api/v1/session/workspace',
  ]);
});

test('an outside coach reads no names of fields in the description of the API', async () => {
  const coach = await inviteCoach(day(30));
  const field = { record_type: 'person', label: 'Diagnosis', why: 'To know.', kind: 'text' };
  const made = await app.call(ada, 'POST /api/v1/custom-fields', { body: field });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  const described = async (answer: Promise<{ body: unknown }>) =>
    JSON.stringify((await answer).body);
  const route = 'GET /api/v1/openapi.json';
  expect(await described(app.call(ada, route))).toContain(made.body.name);
  expect(await described(coach(route))).not.toContain(made.body.name);
});

test('a coach stands in no list of members, and their time ends by itself or at once', async () => {
  const coach = await inviteCoach(day(30));
  const me = await coach('GET /api/v1/me');
  expect(me.body.member).toMatchObject({ name: 'Carl Coach', coach_until: day(30) });
  const members = (await app.call(ada, 'GET /api/v1/members')).body.items;
  expect(members.map(({ name }: { name: string }) => name)).not.toContain('Carl Coach');
  expect((await coach(`GET ${UPTAKE}/sums`)).status).toBe(200);
  const path = `PATCH ${UPTAKE}/coaches/${me.body.member.id}`;
  const other = await app.workspace('Other');
  expect((await app.call(other, path, { body: { until: day(1) } })).status).toBe(404);
  expect((await app.call(lea, path, { body: { until: day(1) } })).status).toBe(403);
  expect((await app.call(ada, path, { body: { until: day(400) } })).body.reason).toBe('too_long');
  expect((await app.call(ada, path, { body: { until: day(-2) } })).status).toBe(200);
  expect((await coach(`GET ${UPTAKE}/sums`)).status).toBe(401);
  const rules = (await app.call(max, `GET ${UPTAKE}/rules`)).body;
  expect(rules.coaches.map(({ id }: { id: string }) => id)).not.toContain(me.body.member.id);
});

test('a coach is invited by an administrator, for days to come within a year', async () => {
  const invite = (who: TestMember, until: string) =>
    app.call(who, `POST ${UPTAKE}/coaches`, { body: { email: 'c@example.com', until } });
  expect((await invite(max, day(3))).status).toBe(403);
  expect((await invite(ada, day(-3))).body.reason).toBe('past');
  expect((await invite(ada, day(500))).body.reason).toBe('too_long');
});

test('sums of few people are not told', async () => {
  const sums = await app.call(max, `GET ${UPTAKE}/sums`);
  expect(sums.status, JSON.stringify(sums.body)).toBe(200);
  expect(sums.body).toMatchObject({ people: 2, verdicts: null, coverage: null, give_get: null });
});

test('in the learning window no figure of another person goes to a program, with the reason', async () => {
  const begin = async (started_on: string) => {
    const body = { started_on };
    const saved = await app.call(ada, `PUT ${UPTAKE}/rear-view`, { body });
    expect(saved.status, JSON.stringify(saved.body)).toBe(200);
  };
  const person = `GET ${UPTAKE}/members/${max.actor.memberId}`;
  await begin(day(-10));
  const first = await app.call(lea, person);
  expect([first.status, first.body.reason]).toEqual([403, 'learning_window']);
  expect(first.body.detail).toContain(day(45));
  expect((await app.call(lea, `GET ${UPTAKE}/teams/${team}`)).body.reason).toBe('learning_window');
  expect((await app.call(max, person)).status).toBe(200);
  const until = (last: string | null, who = ada) =>
    app.call(who, `PUT ${UPTAKE}/window`, { body: { until: last } });
  expect((await until(day(3))).body.reason).toBe('too_short');
  // an earlier start shortens nothing that people were told, nor does taking the day away
  await begin(day(-70));
  expect((await app.call(lea, person)).body.reason).toBe('learning_window');
  expect((await until(null)).body.reason).toBe('too_short');
  const none = await app.call(ada, `PUT ${UPTAKE}/rear-view`, { body: { started_on: null } });
  expect([none.status, none.body.reason]).toEqual([409, 'learning_window']);
  expect((await until(day(60), max)).status).toBe(403);
  const longer = await until(day(60));
  expect(longer.status).toBe(200);
  expect((await until(day(50))).body.reason).toBe('too_short');
  const undo = (who: TestMember) =>
    app.call(who, `POST /api/v1/commands/${longer.headers.get('uptake-command')}/undo`);
  const far = await app.member(ada, { name: 'Far', role: 'manager' });
  const refused = await undo(far);
  expect([refused.status, refused.body.reason]).toEqual([403, 'role']);
  expect((await undo(ada)).status).toBe(200);
  expect((await app.call(ada, `GET ${UPTAKE}/rules`)).body.window.until).toBe(day(45));
});

test('neither metrics, records nor the feed hold anything of uptake by person', async () => {
  const known = /uptake|adoption|exemption|correction|commitment_|asked_outside|coach/i;
  const metrics = (await app.call(ada, 'GET /api/v1/metrics')).body;
  for (const { name, sources, reads } of metrics.metrics) {
    expect(
      [...sources, ...reads.map(({ type }: { type: string }) => type)].join(' '),
      name,
    ).not.toMatch(known);
  }
  for (const { name, fields } of metrics.sources) {
    const words = [name, ...fields.map((one: { name: string }) => one.name)].join(' ');
    expect(words).not.toMatch(known);
  }
  const types = (await app.call(ada, 'GET /api/v1/record-types')).body;
  const names = JSON.stringify(
    Object.values(types)
      .flat()
      .map((one) => (one as { type?: string }).type),
  );
  expect(names).not.toMatch(known);
  const feed = await app.call(ada, 'GET /odata/v4/$metadata');
  expect(feed.status).toBe(200);
  expect(String(feed.body)).not.toMatch(/EntityType Name="[^"]*(uptake|adoption|exemption)/i);
});
