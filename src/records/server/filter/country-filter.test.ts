import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';

let app: TestApp;
let eve: TestMember;

beforeAll(async () => {
  app = await startTestApp();
  eve = await app.workspace('Countries');
  const companies = [
    ['Ada Pumps', 'Germany'],
    ['Bolt GmbH', 'Deutschland'],
    ['Conti', 'Italien'],
    ['Delta', 'Atlantis'],
    ['Echo', null],
  ];
  for (const [name, country] of companies) {
    const made = await app.call(eve, 'POST /api/v1/companies', { body: { name, country } });
    expect(made.body.country).toBe(country);
  }
});
afterAll(() => app.close());

async function names(op: string, value: unknown): Promise<string[]> {
  const filter = encodeURIComponent(JSON.stringify({ field: 'country', op, value }));
  const path = `GET /api/v1/companies?sort=title&filter=${filter}` as const;
  const { status, body } = await app.call(eve, path);
  expect(status, JSON.stringify(body)).toBe(200);
  return body.items.map(({ title }: { title: string }) => title);
}

test('a country is found by its name in any language, however it was written', async () => {
  for (const written of ['Germany', 'deutschland', 'Germania']) {
    expect(await names('is', written), written).toEqual(['Ada Pumps', 'Bolt GmbH']);
  }
  expect(await names('is_not', 'Germania')).toEqual(['Conti', 'Delta', 'Echo']);
  expect(await names('any_of', ['Italy', 'Atlantis'])).toEqual(['Conti', 'Delta']);
  expect(await names('contains', 'germ')).toEqual(['Ada Pumps', 'Bolt GmbH']);
  expect(await names('contains', 'lant')).toEqual(['Delta']);
  expect(await names('not_contains', 'Deutsch')).toEqual(['Conti', 'Delta', 'Echo']);
});

test('a text is one group whatever its capitals and spaces, told with all its spellings', async () => {
  const sam = await app.workspace('Cities');
  for (const [at, city] of ['Rome', 'rome', 'Rome', 'Łódź', null].entries()) {
    const body = { name: `C${at}`, city };
    expect((await app.call(sam, 'POST /api/v1/companies', { body })).status).toBe(201);
  }
  const { body } = await app.call(sam, 'GET /api/v1/companies/groups?by=city');
  expect(body.items).toEqual([
    { value: 'Rome', count: 3, spellings: ['Rome', 'rome'] },
    { value: 'Łódź', count: 1 },
    { value: null, count: 1 },
  ]);
  expect((await app.call(eve, 'GET /api/v1/companies/groups?by=city')).body.items).toEqual([
    { value: null, count: 5 },
  ]);
});

test('a country in two spellings is one group, as large as what its filter finds', async () => {
  const { body } = await app.call(eve, 'GET /api/v1/companies/groups?by=country');
  expect(body.items[0].count).toBe(2);
  expect(await names('is', body.items[0].value)).toHaveLength(2);
  expect(body.items.slice(1)).toEqual([
    { value: 'Atlantis', count: 1 },
    { value: 'Italien', count: 1 },
    { value: null, count: 1 },
  ]);
});
