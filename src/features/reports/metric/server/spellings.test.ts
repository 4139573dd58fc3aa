import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';
import type { FigureAnswer } from '../figure-api.ts';
import type { FigureRequest } from '../metric.ts';

let app: TestApp;
let ada: TestMember;
let max: TestMember;

const PLACES: [city: string | null, country: string | null][] = [
  ['atlantis', 'atlantis'],
  ['Atlantis', 'Atlantis'],
  ['Atlantis', 'Atlantis'],
  ['ATLANTIS', null],
  ['New  York', 'United States'],
  ['New York', 'usa'],
  ['Atlanta', null],
  [null, null],
];

beforeAll(async () => {
  app = await startTestApp();
  ada = await app.workspace();
  max = await app.member(ada, { name: 'Max' });
  for (const [at, [city, country]] of PLACES.entries()) await makeDeal(ada, at, { city, country });
  await makeDeal(max, 20, { city: 'aTLANTIS', visibility: 'private' });
});
afterAll(() => app.close());

async function makeDeal(by: TestMember, at: number, more: Record<string, unknown>) {
  const { visibility, ...place } = more;
  const body = { name: `Company ${at}`, ...place, ...(visibility ? { visibility } : {}) };
  const company = await app.call(by, 'POST /api/v1/companies', { body });
  const made = await app.call(by, 'POST /api/v1/deals', {
    body: {
      name: `Deal ${at}`,
      company_id: company.body.id,
      ...(visibility ? { visibility } : {}),
    },
  });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
}

const by = (field: string): FigureRequest => ({
  ...{ metrics: ['deals_open'], period: 'all', by: { field: `company_id.${field}` } },
});

async function run(who: TestMember, request: FigureRequest): Promise<FigureAnswer> {
  const answer = await app.call(who, 'POST /api/v1/figures/run', { body: { requests: [request] } });
  return answer.body.answers[0];
}

function countsOf({ groups, cells }: FigureAnswer) {
  return Object.fromEntries(cells.map(({ group, value }) => [String(groups[group!]!.key), value]));
}

test('a text is one group whatever its capitals and spaces, by its most frequent spelling', async () => {
  const cities = await run(ada, by('city'));
  expect(countsOf(cities)).toEqual({ Atlantis: 4, 'New  York': 2, Atlanta: 1, null: 1 });
  expect(cities.groups).toContainEqual({ key: 'Atlantis', label: 'Atlantis' });
  expect(countsOf(await run(ada, by('country')))).toEqual({ Atlantis: 3, US: 2, null: 3 });
});

test.each([
  ['city', 'Atlantis', ['Deal 0', 'Deal 1', 'Deal 2', 'Deal 3']],
  ['city', 'atlantis ', ['Deal 0', 'Deal 1', 'Deal 2', 'Deal 3']],
  ['city', 'New  York', ['Deal 4', 'Deal 5']],
  ['country', 'Atlantis', ['Deal 0', 'Deal 1', 'Deal 2']],
  ['city', 'Atlanta', ['Deal 6']],
])('the rows and the list behind %s %j are those that it counts', async (field, group, names) => {
  const body = { request: by(field), metric: 'deals_open', group };
  const rows = await app.call(ada, 'POST /api/v1/figures/rows', { body });
  const namesOf = (items: { name: string }[]) => items.map(({ name }) => name).sort();
  expect(namesOf(rows.body.items)).toEqual(names);
  const filter = encodeURIComponent(JSON.stringify(rows.body.list));
  const listed = await app.call(ada, `GET /api/v1/deals?filter=${filter}`);
  expect(namesOf(listed.body.items)).toEqual(names);
});

test('a tag is one group however it is spelled, and counts a record with two spellings once', async () => {
  const eve = await app.workspace('Tags');
  const all = [['VIP', 'vip'], ['vip'], ['key  account', 'vip'], ['Key account'], []];
  for (const [at, competitors] of all.entries()) {
    const made = await app.call(eve, 'POST /api/v1/deals', {
      body: { name: `Deal ${at}`, competitors },
    });
    expect(made.status, JSON.stringify(made.body)).toBe(201);
  }
  const request: FigureRequest = {
    metrics: ['deals_open'],
    period: 'all',
    by: { field: 'competitors' },
  };
  const groups = await run(eve, request);
  const counts = countsOf(groups);
  expect(Object.values(counts).sort()).toEqual([1, 2, 3]);
  expect(counts).toMatchObject({ vip: 3, null: 1 });
  const body = { request, metric: 'deals_open', group: 'vip' };
  const rows = await app.call(eve, 'POST /api/v1/figures/rows', { body });
  const filter = encodeURIComponent(JSON.stringify(rows.body.list));
  const listed = await app.call(eve, `GET /api/v1/deals?filter=${filter}`);
  for (const { items } of [rows.body, listed.body]) {
    expect(items.map(({ name }: { name: string }) => name).sort()).toEqual([
      ...['Deal 0', 'Deal 1', 'Deal 2'],
    ]);
  }
});

test('nobody learns of a spelling by records that they do not see', async () => {
  expect(countsOf(await run(max, by('city'))).Atlantis).toBe(5);
  const body = { request: by('city'), metric: 'deals_open', group: 'Atlantis' };
  const rows = await app.call(ada, 'POST /api/v1/figures/rows', { body });
  expect(JSON.stringify(rows.body.list)).not.toContain('aTLANTIS');
  expect((await run(await app.workspace('Other'), by('city'))).groups).toEqual([]);
});
