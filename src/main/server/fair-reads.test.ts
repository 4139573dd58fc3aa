import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectOwner } from '#src/server/db/connect-owner.ts';
import { startTestApp, type TestApp, type TestMember } from './test-app.ts';

let app: TestApp;
let ada: TestMember;
let max: TestMember;

beforeAll(async () => {
  app = await startTestApp();
  ada = await app.workspace();
  max = await app.member(ada);
});
afterAll(() => app.close());

test.each(['GET /api/v1/products', 'GET /odata/v4/products'] as const)(
  'twenty slow %s of one member keep no other waiting, and are all answered',
  async (route) => {
    const owner = await connectOwner(app.url, 'test');
    // who reads products now waits until this is over
    await owner.query('begin');
    await owner.query('lock table product in access exclusive mode');
    const slow = Array.from({ length: 20 }, () => app.call(ada, route));
    try {
      expect((await app.call(max, 'GET /api/v1/companies')).status).toBe(200);
    } finally {
      await owner.query('rollback');
      await owner.end();
    }
    const answers = await Promise.all(slow);
    expect(answers.map(({ status }) => status)).toEqual(slow.map(() => 200));
  },
  60_000,
);

test('twenty slow writes of one member keep no other waiting, and are all done', async () => {
  const owner = await connectOwner(app.url, 'test');
  const body = { name: 'Pump' };
  const { id } = (await app.call(ada, 'POST /api/v1/products', { body })).body;
  await owner.query('begin');
  await owner.query('select from product where id = $1 for update', [id]);
  const slow = Array.from({ length: 20 }, (_, at) =>
    app.call(ada, `PATCH /api/v1/products/${id}`, { body: { name: `Pump ${at}` } }),
  );
  try {
    expect((await app.call(max, 'GET /api/v1/companies')).status).toBe(200);
    const company = { body: { name: 'Globex' } };
    expect((await app.call(max, 'POST /api/v1/companies', company)).status).toBe(201);
  } finally {
    await owner.query('rollback');
    await owner.end();
  }
  const answers = await Promise.all(slow);
  expect(answers.map(({ status }) => status)).toEqual(slow.map(() => 200));
}, 60_000);
