import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';

let app: TestApp;
let ada: TestMember;
let ben: TestMember;
let stranger: TestMember;
let chair: string;
let book: string;

beforeAll(async () => {
  app = await startTestApp();
  ada = await app.workspace();
  ben = await app.member(ada);
  stranger = await app.workspace();
  chair = (await make('products', { name: 'Chair', sku: 'CH-1', tax: 22 })).id;
  book = (await make('price_books', { name: 'Standard', currency: 'EUR', is_default: true })).id;
  await price({ amount: 10_000, from_quantity: 1 });
  await price({ amount: 9_000, from_quantity: 10 });
});
afterAll(() => app.close());

async function make(plural: string, body: object, who = ada) {
  const answer = await app.call(who, `POST /api/v1/${plural}` as 'POST /api/v1/x', { body });
  expect([answer.status, answer.body.detail]).toEqual([201, undefined]);
  return answer.body;
}

const price = ({ amount, from_quantity, ...rest }: { amount: number; from_quantity: number }) =>
  make('prices', {
    product_id: chair,
    price_book_id: book,
    unit_price: { amount, currency: 'EUR' },
    from_quantity,
    ...rest,
  });

async function costs(query: string, who = ada) {
  const { status, body } = await app.call(
    who,
    `GET /api/v1/prices/for?product_id=${chair}&${query}`,
  );
  return status === 200 ? (body.price?.unit_price.amount ?? body.why) : status;
}

test('the price of the largest quantity that is reached holds', async () => {
  expect(await costs('')).toBe(10_000);
  expect(await costs('quantity=9.9999')).toBe(10_000);
  expect(await costs('quantity=10')).toBe(9_000);
  expect(await costs(`quantity=1000000&price_book_id=${book}`)).toBe(9_000);
  expect(await costs('quantity=0.5')).toBe('none');
});

test('a price book holds for its days; another of the currency stands in for it', async () => {
  const old = await make('price_books', {
    name: 'Old',
    currency: 'CHF',
    valid_from: '2025-01-01',
    valid_until: '2025-12-31',
  });
  await make('prices', {
    product_id: chair,
    price_book_id: old.id,
    unit_price: { amount: 1, currency: 'CHF' },
  });
  expect(await costs(`price_book_id=${old.id}&day=2025-12-31`)).toBe(1);
  expect(await costs(`price_book_id=${old.id}&day=2026-01-01`)).toBe('no_longer');
  expect(await costs(`price_book_id=${old.id}&day=2024-12-31`)).toBe('not_yet');
  expect(await costs('currency=CHF&day=2025-06-01')).toBe(1);
  expect(await costs('currency=USD')).toBe('none');
  expect(await costs('day=2025-06-01')).toBe(10_000);
});

test('what is no quantity, no currency or no product is refused', async () => {
  expect(await costs('quantity=-1')).toBe(400);
  expect(await costs('quantity=many')).toBe(400);
  expect(await costs('currency=XXQ')).toBe(400);
  expect(await costs('price_book_id=0198c5a0-0000-7000-8000-000000000001')).toBe(404);
  expect(await costs('', stranger)).toBe(404);
  expect(await costs('', ben)).toBe(10_000);
});

test('nobody learns the price in a price book that is somebody else’s', async () => {
  const secret = await make('price_books', {
    name: 'Secret',
    currency: 'GBP',
    visibility: 'private',
  });
  await make('prices', {
    product_id: chair,
    price_book_id: secret.id,
    unit_price: { amount: 5, currency: 'GBP' },
  });
  expect(await costs('currency=GBP')).toBe(5);
  expect(await costs('currency=GBP', ben)).toBe('none');
  expect(await costs(`price_book_id=${secret.id}`, ben)).toBe(404);
});

async function refused(route: string, body: object): Promise<string> {
  const answer = await app.call(ada, route as 'POST /api/v1/x', { body });
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.status).toBeLessThan(500);
  return answer.body.detail;
}

test('a price is in the currency of its price book, not negative, and once for a quantity', async () => {
  const body = { product_id: chair, price_book_id: book };
  const post = (more: object) => refused('POST /api/v1/prices', { ...body, ...more });
  expect(await post({ unit_price: { amount: 1, currency: 'USD' } })).toContain('are in EUR');
  expect(await post({ unit_price: { amount: -1, currency: 'EUR' } })).toContain('0 or more');
  expect(await post({ unit_price: { amount: 1, currency: 'EUR' }, from_quantity: 10 })).toContain(
    'from this quantity on already',
  );
  expect(await post({ unit_price: { amount: 1, currency: 'EUR' }, from_quantity: -3 })).toContain(
    'above 0',
  );
  expect(
    await post({ unit_price: { amount: 2 ** 53, currency: 'EUR' }, from_quantity: 2 }),
  ).toContain('Give the amount');
});

test('two products that live never bear one number', async () => {
  expect(await refused('POST /api/v1/products', { name: 'Stool', sku: 'ch-1' })).toContain('CH-1');
  const stool = await make('products', { name: 'Stool', sku: 'ST-1' });
  expect(await refused(`PATCH /api/v1/products/${stool.id}`, { sku: 'CH-1' })).toContain('CH-1');
  await app.call(ada, `DELETE /api/v1/products/${stool.id}`);
  await make('products', { name: 'Other stool', sku: 'ST-1' });
  expect(await refused(`POST /api/v1/products/${stool.id}/restore`, {})).toContain('ST-1');
  await make('products', { name: 'Chair', sku: 'CH-1' }, stranger);
});

test('a product has a tax that is one, and a price book an end after its beginning', async () => {
  expect(await refused('POST /api/v1/products', { name: 'X', tax: 101 })).toContain('0 to 100');
  expect(await refused('POST /api/v1/products', { name: 'X', tax: 7.777 })).toContain('two places');
  const days = { valid_from: '2026-02-01', valid_until: '2026-01-31' };
  const body = { name: 'X', currency: 'EUR', ...days };
  expect(await refused('POST /api/v1/price_books', body)).toContain('later day');
  expect(await refused('POST /api/v1/price_books', { name: 'X', currency: 'ABC' })).toContain(
    'EUR',
  );
  expect(await refused(`PATCH /api/v1/price_books/${book}`, { currency: 'CHF' })).toContain(
    'has prices in its currency',
  );
});

test('one price book of a currency is meant where none is chosen, and undo brings the old one back', async () => {
  const isDefault = async (id: string) =>
    (await app.call(ada, `GET /api/v1/price_books/${id}`)).body.is_default;
  const body = { name: 'Spring', currency: 'EUR', is_default: true };
  const made = await app.call(ada, 'POST /api/v1/price_books', { body });
  expect(await isDefault(book)).toBe(false);
  await app.call(ada, `POST /api/v1/commands/${made.headers.get('uptake-command')}/undo`);
  expect(await isDefault(book)).toBe(true);
});

test('what is no longer sold is not offered for a line, and nothing of another workspace', async () => {
  const old = await make('products', { name: 'Chair old', sku: 'CH-0' });
  const offered = async (who = ada) =>
    (await app.call(who, 'GET /api/v1/products/offered?q=chiar')).body.items.map(
      ({ id }: { id: string }) => id,
    );
  expect((await offered()).sort()).toEqual([chair, old.id].sort());
  const body = { retired: true };
  await app.call(ada, `PATCH /api/v1/products/${old.id}`, { body });
  expect([await offered(), await offered(ben)]).toEqual([[chair], [chair]]);
  expect(await offered(stranger)).not.toContain(chair);
});

const KEPT_BY = { status: 403, reason: 'role' };

async function asSeller(route: string, body: object = {}) {
  const answer = await app.call(ben, route as 'POST /api/v1/x', { body });
  return { status: answer.status, reason: answer.body.reason };
}

test('a seller makes no price book, changes none, and bins and restores no price', async () => {
  const mine = { visibility: 'private', owner_id: ben.actor.memberId };
  const made = await make('price_books', { name: 'Summer', currency: 'EUR' });
  const { items } = (await app.call(ada, 'GET /api/v1/prices')).body;
  const one = items.at(-1).id;
  const routes: [string, object?][] = [
    ['POST /api/v1/price_books', { name: 'Mine', currency: 'EUR', ...mine }],
    [`PATCH /api/v1/price_books/${made.id}`, { is_default: true }],
    [`DELETE /api/v1/price_books/${made.id}`],
    ['POST /api/v1/price_books/bulk', { ids: [made.id], bin: true }],
    [`PATCH /api/v1/prices/${one}`, { from_quantity: 3 }],
    [`DELETE /api/v1/prices/${one}`],
    ['POST /api/v1/prices/bulk', { all: true, patch: { from_quantity: 3 } }],
  ];
  for (const [route, body] of routes) expect(await asSeller(route, body), route).toEqual(KEPT_BY);
  await app.call(ada, `DELETE /api/v1/price_books/${made.id}`);
  expect(await asSeller(`POST /api/v1/price_books/${made.id}/restore`)).toEqual(KEPT_BY);
  const read = (await app.call(ben, `GET /api/v1/prices/${one}`)).body;
  expect([read.can, read.version]).toEqual([[], 1]);
});

test('a manager changes prices, and only they take it back', async () => {
  const grace = await app.member(ada, { role: 'manager' });
  const { id } = await make('price_books', { name: 'Autumn', currency: 'EUR' }, grace);
  const body = { name: 'Late autumn' };
  const changed = await app.call(grace, `PATCH /api/v1/price_books/${id}`, { body });
  expect([changed.status, changed.body.can]).toEqual([200, ['edit', 'delete']]);
  const undo = `POST /api/v1/commands/${changed.headers.get('uptake-command')}/undo` as const;
  expect((await app.call(ben, undo)).status).toBe(404);
  expect((await app.call(grace, undo)).status).toBe(200);
});

test('who is no manager any more takes back no price that they changed as one', async () => {
  const tom = await app.member(ada, { role: 'manager' });
  const { id } = await make('price_books', { name: 'Winter', currency: 'EUR' }, tom);
  const body = { is_default: true };
  const changed = await app.call(tom, `PATCH /api/v1/price_books/${id}`, { body });
  await app.call(ada, `PATCH /api/v1/members/${tom.actor.memberId}`, { body: { role: 'member' } });
  const undo = `POST /api/v1/commands/${changed.headers.get('uptake-command')}/undo` as const;
  expect((await app.call(tom, undo)).status).toBe(403);
  expect((await app.call(ada, `GET /api/v1/price_books/${id}`)).body.is_default).toBe(true);
});

test('a seller names a product, and leaves its tax to managers', async () => {
  const lamp = await make('products', { name: 'Lamp', unit: 'piece' }, ben);
  expect(await asSeller('POST /api/v1/products', { name: 'Sofa', tax: 0 })).toEqual(KEPT_BY);
  expect(await asSeller(`PATCH /api/v1/products/${chair}`, { tax: 0 })).toEqual(KEPT_BY);
  const bulk = { ids: [chair, lamp.id], patch: { tax: 0 } };
  expect(await asSeller('POST /api/v1/products/bulk', bulk)).toEqual(KEPT_BY);
  const body = { description: 'Of oak', tax: 22 };
  const changed = await app.call(ben, `PATCH /api/v1/products/${chair}`, { body });
  expect([changed.status, changed.body.tax, changed.body.can]).toEqual([200, 22, ['edit']]);
});

test('prices go into another product by a manager alone', async () => {
  const stool = await make('products', { name: 'Bar stool' }, ben);
  const other = await make('products', { name: 'Barstool' }, ben);
  const unit_price = { amount: 1, currency: 'EUR' };
  await make('prices', { product_id: other.id, price_book_id: book, unit_price });
  const merge = `POST /api/v1/products/${stool.id}/merge`;
  expect(await asSeller(merge, { others: [other.id] })).toEqual(KEPT_BY);
  const body = { others: [other.id] };
  expect((await app.call(ada, merge as 'POST /api/v1/x', { body })).status).toBe(200);
});

test('the record types say what their reader may change', async () => {
  const types = async (who: TestMember) => {
    const { items } = (await app.call(who, 'GET /api/v1/record-types')).body;
    const of = (type: string) => items.find((one: { type: string }) => one.type === type);
    const tax = of('product').fields.find(({ name }: { name: string }) => name === 'tax');
    return [of('price').may_change, of('product').may_change, tax.readOnly ?? false];
  };
  expect(await types(ada)).toEqual([true, true, false]);
  expect(await types(ben)).toEqual([false, true, true]);
});
