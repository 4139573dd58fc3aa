import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';

let app: TestApp;
let ada: TestMember;
let max: TestMember;
let news: string;
let offers: string;

beforeAll(async () => {
  app = await startTestApp();
  ada = await app.workspace();
  max = await app.member(ada, { role: 'manager' });
  news = await make(ada, 'purposes', { name: 'Newsletter', legal_basis: 'consent' });
  offers = await make(ada, 'purposes', { name: 'Offers', legal_basis: 'legitimate_interest' });
});
afterAll(() => app.close());

async function make(who: TestMember, plural: string, body: object): Promise<string> {
  const answer = await app.call(who, `POST /api/v1/${plural}`, { body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.id;
}

let made = 0;
const person = (who = ada, given: object = {}) =>
  make(who, 'people', { first_name: 'Zoe', emails: [`zoe${++made}@example.com`], ...given });

function say(who: TestMember, ids: string[], state: string, given: object = {}) {
  const body = {
    person_ids: ids,
    purpose_id: news,
    state,
    source: 'paper',
    proof: 'Fair',
    ...given,
  };
  return app.call(who, 'POST /api/v1/consents/record', { body });
}

async function standing(who: TestMember, id: string) {
  const { body } = await app.call(who, `GET /api/v1/people/${id}/consents`);
  return Object.fromEntries(
    body.purposes.map(
      (one: { purpose: { title: string }; allowed: boolean; entries: { state: string }[] }) => [
        one.purpose.title,
        [one.allowed, ...one.entries.map(({ state }) => state)],
      ],
    ),
  );
}

test('nobody is ticked beforehand, and the latest word holds whatever the order of recording', async () => {
  const zoe = await person();
  expect(await standing(ada, zoe)).toEqual({ Newsletter: [false], Offers: [true] });
  await say(ada, [zoe], 'given', { stated_at: '2026-03-01T10:00:00Z' });
  expect((await standing(ada, zoe)).Newsletter).toEqual([true, 'given']);
  await say(ada, [zoe], 'withdrawn', { stated_at: '2026-05-01T10:00:00Z' });
  await say(ada, [zoe], 'given', { stated_at: '2026-04-01T10:00:00Z' });
  expect((await standing(ada, zoe)).Newsletter).toEqual([false, 'withdrawn', 'given', 'given']);
  const holds = { field: 'holds', op: 'is', value: true };
  const filter = encodeURIComponent(
    JSON.stringify({ and: [{ field: 'person_id', op: 'is', value: zoe }, holds] }),
  );
  const { body } = await app.call(ada, `GET /api/v1/consents?filter=${filter}`);
  expect(body.items.map(({ state }: { state: string }) => state)).toEqual(['withdrawn']);
});

test('what was said is not changed, and what was recorded by mistake is undone', async () => {
  const zoe = await person();
  await say(ada, [zoe], 'refused');
  const wrong = await say(ada, [zoe], 'given');
  const [id] = wrong.body.ids;
  const patch = await app.call(ada, `PATCH /api/v1/consents/${id}`, { body: { state: 'refused' } });
  expect(patch.status).toBe(400);
  const form = await app.call(ada, 'POST /api/v1/consents', { body: {} });
  expect([form.status, form.body.reason]).toEqual([400, 'consent_not_whole']);
  const undone = await app.call(
    ada,
    `POST /api/v1/commands/${wrong.headers.get('uptake-command')}/undo`,
  );
  expect(undone.status).toBe(200);
  expect((await standing(ada, zoe)).Newsletter).toEqual([false, 'refused']);
});

test('many are recorded as one, and a yes of many needs its proof', async () => {
  const ids = [await person(), await person()];
  expect((await say(ada, ids, 'given', { proof: ' ' })).status).toBe(400);
  const answer = await say(ada, ids, 'given');
  expect(answer.body.ids).toHaveLength(2);
  const half = await say(ada, [ids[0]!, '019bd2a5-0000-7000-8000-000000000000'], 'withdrawn');
  expect(half.status).toBe(404);
  expect((await standing(ada, ids[0]!)).Newsletter).toEqual([true, 'given']);
  await app.call(ada, `POST /api/v1/commands/${answer.headers.get('uptake-command')}/undo`);
  expect((await standing(ada, ids[1]!)).Newsletter).toEqual([false]);
});

test('a word of days to come, of another workspace and of a private person is refused', async () => {
  const zoe = await person(ada, { visibility: 'private' });
  expect((await say(ada, [zoe], 'given', { stated_at: '2090-01-01T10:00:00Z' })).status).toBe(400);
  expect((await say(max, [zoe], 'given')).status).toBe(404);
  expect((await app.call(max, `GET /api/v1/people/${zoe}/consents`)).status).toBe(404);
  await say(ada, [zoe], 'given');
  expect((await app.call(max, 'GET /api/v1/consents?limit=200')).body.items).not.toContainEqual(
    expect.objectContaining({ person_id: zoe }),
  );
  await app.call(ada, `PATCH /api/v1/people/${zoe}`, { body: { visibility: 'workspace' } });
  expect((await standing(max, zoe)).Newsletter).toEqual([true, 'given']);
  const other = await app.workspace('Other');
  expect((await say(other, [zoe], 'given')).status).toBe(404);
  const own = await make(other, 'people', { first_name: 'Own' });
  expect((await say(other, [own], 'given')).status).toBe(404);
});

test('purposes are the administrator’s to set', async () => {
  const body = { name: 'Events', legal_basis: 'consent' };
  expect((await app.call(max, 'POST /api/v1/purposes', { body })).status).toBe(403);
  const path = `/api/v1/purposes/${offers}`;
  expect((await app.call(max, `PATCH ${path}`, { body: { name: 'X' } })).status).toBe(403);
  expect((await app.call(max, `DELETE ${path}`)).status).toBe(403);
});

test('who becomes one with another takes what they said along', async () => {
  const [one, other] = [await person(), await person()];
  await say(ada, [one], 'given', { stated_at: '2026-03-01T10:00:00Z' });
  await say(ada, [other], 'withdrawn', { stated_at: '2026-05-01T10:00:00Z' });
  const merge = await app.call(ada, `POST /api/v1/people/${one}/merge`, {
    body: { others: [other] },
  });
  expect(merge.status).toBe(200);
  expect((await standing(ada, one)).Newsletter).toEqual([false, 'withdrawn', 'given']);
  await app.call(ada, `POST /api/v1/commands/${merge.headers.get('uptake-command')}/undo`);
  expect((await standing(ada, one)).Newsletter).toEqual([true, 'given']);
  expect((await standing(ada, other)).Newsletter).toEqual([false, 'withdrawn']);
});

test('an erased person leaves no consent and no address behind', async () => {
  const zoe = await person(ada, {
    first_name: 'Zoe',
    last_name: 'Zyzzyva',
    emails: ['zz@zyzzyva.example'],
  });
  await say(ada, [zoe], 'given');
  const bounce = { items: [{ email: 'zz@zyzzyva.example', kind: 'hard' }] };
  expect(
    (await app.call(ada, 'POST /api/v1/addresses/bounces', { body: bounce })).body.recorded,
  ).toBe(1);
  const erased = await app.call(ada, `POST /api/v1/people/${zoe}/erase`, {
    body: { name: 'Zoe Zyzzyva' },
  });
  expect(erased.status, JSON.stringify(erased.body)).toBe(200);
  expect(
    JSON.stringify((await app.call(ada, 'GET /api/v1/consents?limit=200')).body),
  ).not.toContain(zoe);
  const again = await person(ada, { emails: ['zz@zyzzyva.example'] });
  const { body } = await app.call(ada, `GET /api/v1/people/${again}/addresses`);
  expect(body.items).toMatchObject([{ state: 'unverified', bounce: null }]);
});
