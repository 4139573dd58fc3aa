import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';

let app: TestApp;
let ada: TestMember;

beforeAll(async () => {
  app = await startTestApp();
  ada = await app.workspace();
});
afterAll(() => app.close());

test('two lines at once about the same person lose none of the addresses they bring', async () => {
  const body = { first_name: 'Anna', last_name: 'Rossi' };
  const { id } = (await app.call(ada, 'POST /api/v1/people', { body })).body;
  const addresses = ['a', 'b', 'c', 'd'].map((name) => `anna.${name}@globex.com`);
  const answers = await Promise.all(
    addresses.map((address) =>
      app.call(ada, 'POST /api/v1/capture', { body: { text: `called Anna Rossi ${address}` } }),
    ),
  );
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
  const { emails } = (await app.call(ada, `GET /api/v1/people/${id}`)).body;
  expect(emails.sort()).toEqual(addresses);
});
