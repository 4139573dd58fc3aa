import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';

let app: TestApp;
let ada: TestMember;
let max: TestMember;

beforeAll(async () => {
  app = await startTestApp();
  ada = await app.workspace();
  max = await app.member(ada, { name: 'Max' });
});
afterAll(() => app.close());

async function makeDeal(by: TestMember, name: string, more: object): Promise<void> {
  const made = await app.call(by, 'POST /api/v1/deals', { body: { name, ...more } });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
}

async function names(by: TestMember, field: string, ...[op, value]: [string, unknown?]) {
  const filter = encodeURIComponent(JSON.stringify({ field, op, value }));
  const { status, body } = await app.call(by, `GET /api/v1/deals?sort=title&filter=${filter}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body.items.map(({ name }: { name: string }) => name);
}

const worth = (amount: number, currency: string) => ({ amount: { amount, currency } });

test('amounts of any currency are compared in that of the workspace, by its own smallest unit', async () => {
  await app.call(ada, 'PUT /api/v1/rates', {
    body: {
      items: [
        { currency: 'JPY', day: '2026-01-05', rate: 160 },
        { currency: 'KWD', day: '2026-01-05', rate: 0.36 },
      ],
    },
  });
  await makeDeal(ada, 'Euro', worth(50_000, 'EUR'));
  await makeDeal(ada, 'Yen', worth(50_000, 'JPY'));
  await makeDeal(ada, 'Dinar', worth(360_000, 'KWD'));
  await makeDeal(ada, 'No rate', worth(99_000_000, 'CHF'));
  await makeDeal(ada, 'Nothing', {});
  await makeDeal(max, 'Private', { ...worth(50_000, 'EUR'), visibility: 'private' });
  expect(await names(ada, 'amount', 'after', 40_000)).toEqual(['Dinar', 'Euro']);
  expect(await names(ada, 'amount', 'before', 40_000)).toEqual(['Yen']);
  expect(await names(ada, 'amount', 'is', 31_250)).toEqual(['Yen']);
  expect(await names(ada, 'amount', 'any_of', [100_000, 50_000])).toEqual(['Dinar', 'Euro']);
  expect(await names(ada, 'amount', 'is_not', 50_000)).toEqual([
    ...['Dinar', 'No rate', 'Nothing', 'Yen'],
  ]);
  expect(await names(ada, 'amount', 'is_empty')).toEqual(['Nothing']);
  expect(await names(ada, 'amount', 'is_not_empty')).toContain('No rate');
});

test('so is an amount of a field of one’s own, and of what a record refers to', async () => {
  const field = { record_type: 'deal', kind: 'money', label: 'Fee', why: 'To add up.' };
  const { name } = (await app.call(ada, 'POST /api/v1/custom-fields', { body: field })).body;
  await makeDeal(ada, 'With a fee', { [name]: { amount: 1600, currency: 'JPY' } });
  expect(await names(ada, name, 'is', 1000)).toEqual(['With a fee']);
  expect(await names(ada, name, 'after', 1000)).toEqual([]);
});

test('a workspace that reckons in yen is asked for yen', async () => {
  const yui = await app.workspace('Tokyo');
  await app.call(yui, 'PUT /api/v1/currency', { body: { currency: 'JPY' } });
  await makeDeal(yui, 'Yen', worth(50_000, 'JPY'));
  await makeDeal(yui, 'Euro', worth(50_000, 'EUR'));
  expect(await names(yui, 'amount', 'after', 40_000)).toEqual(['Yen']);
});
