import { afterAll, beforeAll, expect, test } from 'vitest';
import { speakOf } from '#src/features/sales/approval/server/test-approvals.ts';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';

const small = { amount: 100, currency: 'EUR' };
const large = { amount: 5_000_001, currency: 'EUR' };

let app: TestApp;
let we: ReturnType<typeof speakOf>;
let max: TestMember;
let wonId: string;

beforeAll(async () => {
  app = await startTestApp();
  we = speakOf(app);
  const ada = await app.workspace();
  max = await app.member(ada);
  await we.deal(max);
  await we.rule(ada, { conditions: { amount_over: { amount: 5_000_000, currency: 'EUR' } } });
  const stages = (await we.call(ada, 'GET /api/v1/stages?limit=100')).body.items;
  wonId = stages.find(({ kind }: { kind: string }) => kind === 'won').id;
});
afterAll(() => app.close());

test('a deal over the limit is not made as won at once', async () => {
  const body = { name: 'Quickly', amount: large, stage_id: wonId };
  expect((await we.call(max, 'POST /api/v1/deals', body)).body.reason).toBe('needs_approval');
  const below = { ...body, amount: small };
  expect((await we.call(max, 'POST /api/v1/deals', below)).status).toBe(201);
});

test.each([
  ['in a field', (id: string) => we.call(max, `PATCH /api/v1/deals/${id}`, { amount: large })],
  [
    'by a move within the stage',
    (id: string) =>
      we.call(max, `POST /api/v1/deals/${id}/move`, {
        ...{ stage_id: wonId, from_stage_id: wonId, amount: large },
      }),
  ],
  [
    'by putting it together with another',
    async (id: string) => {
      const others = [await we.deal(max, { amount: large })];
      return we.call(max, `POST /api/v1/deals/${id}/merge`, { others, values: { amount: large } });
    },
  ],
])('what is won is not raised over the limit %s', async (_, raise) => {
  const id = await we.deal(max, { amount: small });
  await we.call(max, `POST /api/v1/deals/${id}/win`, {});
  expect((await raise(id)).body.reason).toBe('needs_approval');
  const { body } = await we.call(max, `GET /api/v1/deals/${id}`);
  expect([body.status, body.amount]).toEqual(['won', small]);
});

test('what is won may be changed otherwise, and lowered', async () => {
  const id = await we.deal(max, { amount: small });
  await we.call(max, `POST /api/v1/deals/${id}/win`, {});
  const patch = { about: 'Thank you', amount: { amount: 50, currency: 'EUR' } };
  expect((await we.call(max, `PATCH /api/v1/deals/${id}`, patch)).status).toBe(200);
});
