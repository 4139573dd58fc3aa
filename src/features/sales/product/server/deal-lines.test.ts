import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';

let app: TestApp;
let ada: TestMember;
let ben: TestMember;
let stranger: TestMember;
let chair: string;

const LINE = { name: 'Chair', quantity: '2', unit_price: 4950, tax: '22' };

beforeAll(async () => {
  app = await startTestApp();
  ada = await app.workspace();
  ben = await app.member(ada);
  stranger = await app.workspace();
  const made = await app.call(ada, 'POST /api/v1/products', {
    body: { name: 'Chair', visibility: 'private' },
  });
  chair = made.body.id;
});
afterAll(() => app.close());

async function sell(lines: unknown, who = ada) {
  return app.call(who, 'POST /api/v1/deals', { body: { name: 'Globex chairs', lines } });
}

test('a deal keeps its lines whole and gives them back', async () => {
  const { status, body } = await sell([{ ...LINE, product_id: chair }]);
  expect(status).toBe(201);
  expect(body.lines).toEqual([
    {
      id: expect.any(String),
      product_id: chair,
      name: 'Chair',
      details: '',
      quantity: '2',
      unit: '',
      unit_price: 4950,
      discount: '0',
      tax: '22',
    },
  ]);
  expect(
    (await app.call(ada, 'POST /api/v1/deals', { body: { name: 'None' } })).body.lines,
  ).toEqual([]);
});

test('what is the same is no change; a change is told in the history and taken back', async () => {
  const { body: deal } = await sell([LINE]);
  const path = `/api/v1/deals/${deal.id}` as const;
  const same = await app.call(ada, `PATCH ${path}`, { body: { lines: deal.lines } });
  expect(same.body.version).toBe(deal.version);
  const lines = [{ ...deal.lines[0], quantity: '3' }];
  const changed = await app.call(ada, `PATCH ${path}`, { body: { lines } });
  expect(changed.body.lines[0].quantity).toBe('3');
  const { items } = (await app.call(ada, `GET ${path}/history`)).body;
  expect(items[0].changes.lines).toEqual([deal.lines, lines]);
  const command = changed.headers.get('uptake-command');
  expect((await app.call(ada, `POST /api/v1/commands/${command}/undo`)).status).toBe(200);
  expect((await app.call(ada, `GET ${path}`)).body.lines).toEqual(deal.lines);
});

test('a product that one does not see cannot be sold', async () => {
  for (const who of [ben, stranger]) {
    const answer = await sell([{ ...LINE, product_id: chair }], who);
    expect([answer.status, answer.body.reason]).toEqual([400, 'unknown_reference']);
  }
});

test('what is wrong in a line is said by its number, and nothing is written', async () => {
  const before = (await app.call(ada, 'GET /api/v1/deals/count')).body.count;
  const wrong = await sell([LINE, { ...LINE, quantity: '-2' }]);
  expect(wrong.status).toBe(400);
  expect(wrong.body.issues[0]).toEqual({
    path: ['lines', 1, 'quantity'],
    message: 'Line 2: Give a quantity above 0 with four places at most, such as 2 or 1.5.',
  });
  const tooMuch = await sell([
    { ...LINE, quantity: '999999', unit_price: Number.MAX_SAFE_INTEGER },
  ]);
  expect(tooMuch.body.issues[0].message).toContain('Line 1: The amount is more');
  expect((await app.call(ada, 'GET /api/v1/deals/count')).body.count).toBe(before);
});

test('lists neither filter, sort nor group by lines', async () => {
  const filter = encodeURIComponent(JSON.stringify({ field: 'lines', op: 'is_not_empty' }));
  for (const query of [`?filter=${filter}`, '?sort=lines', '/groups?by=lines']) {
    expect((await app.call(ada, `GET /api/v1/deals${query}` as 'GET /api/v1/x')).status).toBe(400);
  }
});

test('an export writes lines as one reads them', async () => {
  await sell([LINE, { ...LINE, name: 'Assembly', quantity: '1.5', unit: 'h' }]);
  const file = await app.call(ada, 'GET /api/v1/deals/export?format=csv&columns=title,lines');
  expect(String(file.body)).toContain('2 × Chair; 1.5 × Assembly (h)');
});

test('lines of a product that goes into another lead to that, also of a sent quote, until it is undone', async () => {
  const make = async (plural: string, body: object) =>
    (await app.call(ada, `POST /api/v1/${plural}`, { body })).body;
  const [kept, gone] = [
    await make('products', { name: 'Desk' }),
    await make('products', { name: 'Table' }),
  ];
  const lines = [{ ...LINE, product_id: gone.id }, LINE, { ...LINE, product_id: kept.id }];
  const { body: deal } = await sell(lines);
  const quote = await make('quotes', { name: 'Desks', recipient: 'Globex', lines });
  await app.call(ada, `POST /api/v1/quotes/${quote.id}/send`);
  const merged = await app.call(ada, `POST /api/v1/products/${kept.id}/merge`, {
    body: { others: [gone.id] },
  });
  expect(merged.status, JSON.stringify(merged.body)).toBe(200);
  const productsOf = async (path: string) =>
    (await app.call(ada, `GET /api/v1/${path}`)).body.lines.map(
      ({ product_id }: { product_id: string | null }) => product_id,
    );
  for (const path of [`deals/${deal.id}`, `quotes/${quote.id}`]) {
    expect(await productsOf(path)).toEqual([kept.id, null, kept.id]);
  }
  const undo = `POST /api/v1/commands/${merged.headers.get('uptake-command')}/undo`;
  expect((await app.call(ada, undo)).status).toBe(200);
  expect(await productsOf(`deals/${deal.id}`)).toEqual([gone.id, null, kept.id]);
});

test('two products with a price for the same quantity are not put together', async () => {
  const make = async (plural: string, body: object) =>
    (await app.call(ada, `POST /api/v1/${plural}`, { body })).body.id;
  const [one, other] = [
    await make('products', { name: 'Lamp' }),
    await make('products', { name: 'Light' }),
  ];
  const price_book_id = await make('price_books', { name: 'Standard', currency: 'EUR' });
  for (const product_id of [one, other]) {
    await make('prices', { product_id, price_book_id, unit_price: { amount: 1, currency: 'EUR' } });
  }
  const merged = await app.call(ada, `POST /api/v1/products/${one}/merge`, {
    body: { others: [other] },
  });
  expect([merged.status, merged.body.reason]).toEqual([409, 'two_prices']);
});
