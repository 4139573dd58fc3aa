import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';

const NOW = new Date('2026-11-22T10:00:00Z');
let app: TestApp;
let ada: TestMember;
let max: TestMember;
let globex: string;
let anna: string;
let bo: string;

beforeAll(async () => {
  app = await startTestApp({ now: () => NOW });
  ada = await app.workspace();
  max = await app.member(ada);
  globex = await make(ada, 'companies', { name: 'Globex' });
  anna = await make(ada, 'people', { first_name: 'Anna', company_id: globex, city: 'Rome' });
  bo = await make(ada, 'people', { first_name: 'Bo', city: 'Rome' });
  const note = { kind: 'call', body: 'x', occurred_at: '2026-11-01T10:00:00Z' };
  await make(ada, 'activities', { ...note, person_id: bo });
});
afterAll(() => app.close());

async function make(who: TestMember, plural: string, body: object): Promise<string> {
  const answer = await app.call(who, `POST /api/v1/${plural}`, { body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.id;
}

function ask(who: TestMember, path: string, filter: object) {
  return app.call(who, `GET /api/v1/${path}filter=${encodeURIComponent(JSON.stringify(filter))}`);
}

async function titles(who: TestMember, plural: string, filter: object): Promise<string[]> {
  const answer = await ask(who, `${plural}?sort=title&`, filter);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body.items.map(({ title }: { title: string }) => title);
}

function save(who: TestMember, filter: object, given: object = {}) {
  const body = { name: 'S', record_type: 'person', filter: JSON.stringify(filter), ...given };
  return app.call(who, 'POST /api/v1/views', { body: { is_segment: true, ...body } });
}

const silent = {
  not: {
    has: 'activity',
    filter: { field: 'occurred_at', op: 'after', value: { ago: 90, unit: 'day' } },
  },
};

test('people are found by what belongs to them and to their company, and by what does not', async () => {
  await make(ada, 'tasks', { subject: 'Send the quote', company_id: globex });
  const task = { has: 'task', filter: { field: 'subject', op: 'contains', value: 'quote' } };
  expect(await titles(ada, 'people', { ...task, through: 'company_id' })).toEqual(['Anna']);
  expect(await titles(ada, 'people', task)).toEqual([]);
  expect(await titles(ada, 'people', silent)).toEqual(['Anna']);
  expect(await titles(ada, 'companies', { has: 'person' })).toEqual(['Globex']);
  expect(await titles(ada, 'companies', { not: { has: 'activity' } })).toEqual(['Globex']);
});

test('members enter and leave by themselves', async () => {
  const segment = (await save(ada, silent)).body.id;
  const count = async () =>
    (await app.call(ada, `GET /api/v1/people/count?view=${segment}`)).body.count;
  expect(await count()).toBe(1);
  const call = { kind: 'call', body: 'x', occurred_at: NOW.toISOString(), person_id: anna };
  const id = await make(ada, 'activities', call);
  expect(await count()).toBe(0);
  await app.call(ada, `DELETE /api/v1/activities/${id}`);
  expect(await count()).toBe(1);
});

test('a private record leaks neither through a segment, nor through its count, nor through why', async () => {
  const secret = { subject: 'Secret plan', person_id: bo, visibility: 'private' };
  await make(ada, 'tasks', secret);
  const filter = { has: 'task', filter: { field: 'subject', op: 'is', value: 'Secret plan' } };
  const segment = (await save(ada, filter)).body.id;
  const of = async (who: TestMember) => ({
    titles: await titles(who, 'people', filter),
    count: (await app.call(who, `GET /api/v1/people/count?view=${segment}`)).body.count,
    why: (await app.call(who, `GET /api/v1/people/${bo}/why?view=${segment}`)).body,
    reach: (await app.call(who, `GET /api/v1/people/reach?view=${segment}`)).body.total,
  });
  const hers = await of(ada);
  expect([hers.titles, hers.count, hers.reach, hers.why.holds]).toEqual([['Bo'], 1, 1, true]);
  expect(hers.why.why.found).toMatchObject([{ type: 'task', title: 'Secret plan' }]);
  const his = await of(max);
  expect([his.titles, his.count, his.reach, his.why.holds]).toEqual([[], 0, 0, false]);
  expect(his.why.why.found).toEqual([]);
  const other = await app.workspace('Other');
  expect(await titles(other, 'people', filter)).toEqual([]);
  const answer = await app.call(other, `GET /api/v1/people/${bo}/why?view=${segment}`);
  expect(answer.status).toBe(404);
});

test('segments are made of segments, and a circle is refused in words', async () => {
  const romans = (await save(ada, { field: 'city', op: 'is', value: 'Rome' })).body.id;
  const both = {
    and: [{ segment: romans }, { not: { segment: (await save(ada, silent)).body.id } }],
  };
  const second = (await save(ada, both)).body.id;
  expect(await titles(ada, 'people', { segment: second })).toEqual(['Bo']);
  expect(
    await titles(ada, 'companies', { has: 'person', filter: { not: { segment: second } } }),
  ).toEqual(['Globex']);
  const circle = await app.call(ada, `PATCH /api/v1/views/${romans}`, {
    body: { filter: JSON.stringify({ segment: second }) },
  });
  expect([circle.status, circle.body.reason]).toEqual([400, 'circle']);
  const itself = await app.call(ada, `PATCH /api/v1/views/${romans}`, {
    body: { filter: JSON.stringify({ has: 'person', filter: { segment: romans } }) },
  });
  expect(itself.body.reason).toBe('circle');
});

test('segments that double from one to the next are refused before they keep the database busy', async () => {
  let last = (await save(ada, { field: 'city', op: 'is', value: 'Rome' })).body.id;
  let doublings = 0;
  for (; doublings < 28; doublings++) {
    const answer = await save(ada, { and: [{ segment: last }, { not: { segment: last } }] });
    if (answer.status !== 201) {
      expect([answer.status, answer.body.reason]).toEqual([400, 'bad_filter']);
      break;
    }
    last = answer.body.id;
  }
  expect(doublings).toBeLessThan(12);
  expect(await titles(ada, 'people', { segment: last })).toEqual([]);
});

test('a circle through a third is refused as well', async () => {
  const first = (await save(ada, { field: 'city', op: 'is', value: 'Rome' })).body.id;
  const second = (await save(ada, { segment: first })).body.id;
  const third = (await save(ada, { not: { segment: second } })).body.id;
  const back = await app.call(ada, `PATCH /api/v1/views/${first}`, {
    body: { filter: JSON.stringify({ or: [{ segment: third }, { segment: second }] }) },
  });
  expect(back.body.reason).toBe('circle');
});

test('a segment made of one that is gone or not shared says so instead of meaning more', async () => {
  const own = (
    await save(ada, { field: 'city', op: 'is', value: 'Rome' }, { visibility: 'private' })
  ).body.id;
  const shared = (await save(ada, { not: { segment: own } })).body.id;
  const his = await app.call(max, `GET /api/v1/people?view=${shared}`);
  expect([his.status, his.body.reason]).toEqual([409, 'lost_segment']);
  expect((await save(max, { segment: own })).status).toBe(409);
  await app.call(ada, `DELETE /api/v1/views/${own}`);
  expect((await app.call(ada, `GET /api/v1/people/count?view=${shared}`)).status).toBe(409);
  const companies = await ask(ada, 'companies?', { segment: shared });
  expect(companies.status).toBe(409);
});

test('why somebody is in or out is told condition by condition', async () => {
  const filter = {
    and: [{ field: 'city', op: 'is', value: 'Rome' }, { or: [silent, { has: 'deal' }] }],
  };
  const out = (await ask(ada, `people/${bo}/why?`, filter)).body;
  expect(out.holds).toBe(false);
  expect(out.why.parts.map(({ holds }: { holds: boolean }) => holds)).toEqual([true, false]);
  expect(out.why.parts[1].parts[0].parts[0].found).toHaveLength(1);
  const inside = (await ask(ada, `people/${anna}/why?`, filter)).body;
  expect(inside.holds).toBe(true);
});

test.each([
  [{ has: 'dragon' }, 'no record type'],
  [{ has: 'product' }, 'no such field'],
  [{ has: 'task', by: 'subject' }, 'no such field'],
  [{ has: 'task', through: 'city' }, 'refers to one record'],
  [{ has: 'task', filter: { field: 'x', op: 'is', value: 1 } }, 'no field'],
  [
    {
      has: 'task',
      filter: { has: 'file', filter: { has: 'person', filter: { has: 'task', by: 'person_id' } } },
    },
    '',
  ],
  [{ segment: '019bd2a5-0000-7000-8000-000000000000' }, 'no longer there'],
  [{ segment: 'x' }, ''],
  [{ test: 'dragon', is: 'x' }, 'no test'],
  [{ test: 'reach_mail', is: 'x' }, 'one of'],
  [{ test: 'reach_mail', is: 'reached', of: 'x' }, 'by its id'],
])('%j is refused in words', async (filter, words) => {
  const answer = await ask(ada, 'people?', filter);
  expect([400, 409]).toContain(answer.status);
  expect(answer.body.detail).toContain(words);
});

test('more questions of what belongs to a record than the database can bear are refused wherever they come', async () => {
  const has = { has: 'task', filter: { field: 'title', op: 'contains', value: 'x' } };
  const asked = (count: number) => ({ or: Array(count).fill({ and: Array(10).fill(has) }) });
  for (const filter of [asked(6), { has: 'activity', filter: asked(5) }]) {
    for (const answer of [
      await app.call(ada, 'POST /api/v1/people/bulk', { body: { filter, bin: true } }),
      await save(ada, filter),
    ]) {
      expect(answer.status, JSON.stringify(answer.body)).toBe(400);
      expect(answer.body).toMatchObject({ reason: 'bad_filter' });
      expect(answer.body.detail).toMatch(/too many conditions/);
    }
  }
  const few = Array(20).fill({ field: 'city', op: 'is', value: 'Rome' });
  const many = { or: Array(50).fill({ and: [...few, few[0]] }) };
  expect((await save(ada, many)).status).toBe(400);
  expect((await save(ada, asked(5))).status).toBe(201);
});
