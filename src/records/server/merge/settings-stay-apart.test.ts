import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';

let app: TestApp;
let ada: TestMember;

beforeAll(async () => {
  app = await startTestApp();
  ada = await app.workspace();
});
afterAll(() => app.close());

async function make(plural: string, body: object): Promise<string> {
  const { status, body: made } = await app.call(ada, `POST /api/v1/${plural}`, { body });
  expect(status, JSON.stringify(made)).toBe(201);
  return made.id;
}

test.each([
  ['queues', { name: 'Hall seven' }],
  ['business_calendars', { name: 'Office', time_zone: 'UTC', hours: 'mon-fri 09:00-17:00' }],
  ['pipelines', { name: 'Leasing' }],
  ['outcome_reasons', { name: 'Price', kind: 'lost' }],
  ['purposes', { name: 'Newsletter', legal_basis: 'consent' }],
  ['price_books', { name: 'Spring', currency: 'EUR' }],
  ['quotes', { name: 'Pumps' }],
])('%s are not put together', async (plural, values) => {
  const one = await make(plural, values);
  const other = await make(plural, { ...values, name: `${values.name} two` });
  const body = { others: [other] };
  const answer = await app.call(ada, `POST /api/v1/${plural}/${one}/merge`, { body });
  expect(answer.status).toBe(404);
  expect((await app.call(ada, `GET /api/v1/${plural}/${other}`)).body.deleted_at).toBeNull();
});

test('what is set once for all is not searched for', async () => {
  await make('queues', { name: 'Zanzibar' });
  await make('companies', { name: 'Zanzibar Pumps' });
  const { items } = (await app.call(ada, 'GET /api/v1/search?q=zanzibar')).body;
  expect(items.map(({ type }: { type: string }) => type)).toEqual(['company']);
});
