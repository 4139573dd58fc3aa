import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';
import type { FigureAnswer } from '../figure-api.ts';
import type { FigureRequest } from '../metric.ts';

let app: TestApp;
let ada: TestMember;
let max: TestMember;

const COUNTRIES = ['Germany', ' deutschland', 'DE', 'Österreich', 'AUSTRIA', 'Atlantis', null];

beforeAll(async () => {
  app = await startTestApp();
  ada = await app.workspace();
  max = await app.member(ada, { name: 'Max' });
  for (const [at, country] of COUNTRIES.entries()) await makeDeal(ada, country, (at + 1) * 100);
  await makeDeal(max, 'Germania', 9999, { visibility: 'private' });
});
afterAll(() => app.close());

async function makeDeal(by: TestMember, country: string | null, amount: number, more = {}) {
  const company = await app.call(by, 'POST /api/v1/companies', {
    body: { name: `Company ${amount}`, country },
  });
  const body = {
    ...{ name: `Deal ${amount}`, company_id: company.body.id },
    ...{ amount: { amount, currency: 'EUR' }, ...more },
  };
  const made = await app.call(by, 'POST /api/v1/deals', { body });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
}

const byCountry: FigureRequest = {
  ...{ metrics: ['deals_open', 'pipeline_value'], period: 'all' },
  by: { field: 'company_id.country' },
};

async function run(by: TestMember): Promise<FigureAnswer> {
  const body = { requests: [byCountry] };
  return (await app.call(by, 'POST /api/v1/figures/run', { body })).body.answers[0];
}

function toldBy({ groups, cells }: FigureAnswer, metric: string) {
  const own = cells.filter((cell) => cell.metric === metric);
  return Object.fromEntries(own.map(({ group, value }) => [String(groups[group!]!.key), value]));
}

test('a country is one group however it was written, what is none as it was written', async () => {
  const answer = await run(ada);
  expect(toldBy(answer, 'deals_open')).toEqual({ DE: 3, AT: 2, Atlantis: 1, null: 1 });
  expect(toldBy(answer, 'pipeline_value')).toEqual({ DE: 600, AT: 900, Atlantis: 600, null: 700 });
  expect(answer.by).toMatchObject({ kind: 'country', type: 'company', name: 'country' });
  expect(answer.groups).toContainEqual({ key: 'DE', label: 'Germany' });
});

test('the rows and the list behind the group of a country are those that it counts', async () => {
  const body = { request: byCountry, metric: 'deals_open', group: 'DE' };
  const rows = await app.call(ada, 'POST /api/v1/figures/rows', { body });
  const names = ['Deal 300', 'Deal 200', 'Deal 100'];
  expect(rows.body.items.map(({ name }: { name: string }) => name).sort()).toEqual(names.sort());
  const filter = encodeURIComponent(JSON.stringify(rows.body.list));
  const listed = await app.call(ada, `GET /api/v1/deals?sort=title&filter=${filter}`);
  expect(listed.body.items.map(({ name }: { name: string }) => name)).toEqual(names.sort());
});

test('nobody learns of a country by records that they do not see', async () => {
  expect(toldBy(await run(max), 'deals_open').DE).toBe(4);
  expect((await run(await app.workspace('Other'))).groups).toEqual([]);
});
