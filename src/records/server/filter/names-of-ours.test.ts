import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';

let app: TestApp;
let ada: TestMember;

beforeAll(async () => {
  app = await startTestApp();
  ada = await app.workspace();
  await app.call(ada, 'POST /api/v1/people', { body: { first_name: 'Anna' } });
});
afterAll(() => app.close());

/** What every object of JavaScript has, wanted or not. */
const NAMES = ['constructor', 'hasOwnProperty', '__proto__', '__defineGetter__', 'valueOf'];

const FILTERS: ((name: string) => object)[] = [
  (name) => ({ field: name, op: 'is', value: 'x' }),
  (name) => ({ field: `company_id.${name}`, op: 'is_empty' }),
  (name) => ({ field: `${name}.title`, op: 'is_empty' }),
  (name) => ({ has: name }),
  (name) => ({ has: 'task', by: name }),
  (name) => ({ has: 'task', through: name }),
  (name) => ({ test: name, is: 'x' }),
  (name) => ({ test: name, of: name, is: name }),
  (name) => ({ has: 'person', filter: { test: name, is: 'x' } }),
];

test.each(NAMES)('%s is a name of nothing here, and is refused in words', async (name) => {
  const filters = FILTERS.map(
    (filter) => `filter=${encodeURIComponent(JSON.stringify(filter(name)))}`,
  );
  const asked = [
    ...filters.flatMap((filter) => [`people?${filter}`, `companies/count?${filter}`]),
    ...[`people?sort=${name}`, `people/groups?by=${name}`],
    ...[`people/export?format=csv&columns=${name}`, `search?q=a&types=${name}`],
  ];
  for (const path of asked) {
    const answer = await app.call(ada, `GET /api/v1/${path}`);
    const isSearch = path.startsWith('search');
    expect([path, answer.status]).toEqual([path, isSearch ? 200 : 400]);
  }
  for (const [path, body] of [
    ['people', { first_name: 'Anna', [name]: 'x' }],
    ['people/bulk', { all: true, patch: { [name]: 'x' } }],
    ['views', { name: 'x', record_type: name }],
    ['figures/run', { requests: [{ metrics: [name], period: 'all' }] }],
  ] as const) {
    const answer = await app.call(ada, `POST /api/v1/${path}`, { body });
    expect(answer.status, `${path} ${JSON.stringify(answer.body)}`).toBeLessThan(500);
  }
  expect(({} as Record<string, unknown>).x).toBeUndefined();
});
