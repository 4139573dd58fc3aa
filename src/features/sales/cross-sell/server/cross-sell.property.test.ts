import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';

const COMPANIES = 14;
const PRODUCTS = 9;
const HAS_READ = 6;

let app: TestApp;
let ada: TestMember;
let max: TestMember;
let owner: pg.Client;

beforeAll(async () => {
  app = await startTestApp();
  ada = await app.workspace();
  max = await app.member(ada, { name: 'Max' });
  owner = new pg.Client(app.url);
  await owner.connect();
  await owner.query(
    `insert into product (workspace_id, id, title, name)
     select $1, ${idOf('a', 'n')}, 'P' || n, 'P' || n from generate_series(0, ${PRODUCTS - 1}) n`,
    [ada.actor.workspaceId],
  );
  // Max does not see the last two, and so does not count them
  await owner.query(
    `insert into company (workspace_id, id, title, name, visibility)
     select $1, ${idOf('c', 'n')}, 'C' || n, 'C' || n,
       case when n >= ${COMPANIES - 2} then 'private' else 'workspace' end
     from generate_series(0, ${COMPANIES - 1}) n`,
    [ada.actor.workspaceId],
  );
});
afterAll(async () => {
  await owner.end();
  await app.close();
});

function idOf(kind: string, n: string): string {
  return `('${kind}0000000-0000-7000-8000-' || lpad((${n})::text, 12, '0'))::uuid`;
}

const madeId = (kind: string, n: number) =>
  `${kind}0000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

interface Order {
  company: number;
  products: number[];
}

/** Which companies have which product; what is told of a share is told by hand from it. */
function expected(orders: Order[]) {
  const baskets = Array.from({ length: COMPANIES }, () => new Set<number>());
  for (const { company, products } of orders) {
    for (const product of products) baskets[company]!.add(product);
  }
  const [ours, ...others] = baskets.slice(0, COMPANIES - 2) as [Set<number>, ...Set<number>[]];
  const has = [...ours].sort((a, b) => b - a).slice(0, HAS_READ);
  const hints = Array.from({ length: PRODUCTS }, (_, at) => at).filter((one) => !ours.has(one));
  const best = hints.flatMap((hint) => {
    const reasons = has.map((one) => {
      const alike = others.filter((basket) => basket.has(one));
      const both = alike.filter((basket) => basket.has(hint)).length;
      return { similar: alike.length, both };
    });
    const told = reasons.filter(
      ({ similar, both }) => similar >= 5 && both >= 3 && both >= 0.3 * similar,
    );
    told.sort((a, b) => b.both / b.similar - a.both / a.similar || b.both - a.both);
    return told.slice(0, 1).map((reason) => ({ hint, ...reason }));
  });
  best.sort(
    (a, b) => b.both / b.similar - a.both / a.similar || b.both - a.both || a.hint - b.hint,
  );
  return best.slice(0, 3).map(({ hint, similar, both }) => [`P${hint}`, similar, both]);
}

const anOrder = fc.record({
  company: fc.nat({ max: COMPANIES - 1 }),
  products: fc.uniqueArray(fc.nat({ max: PRODUCTS - 1 }), { minLength: 1, maxLength: 4 }),
});

test('what is proposed is what counting by hand proposes', async () => {
  const manyOrders = fc.array(anOrder, { minLength: 10, maxLength: 60, size: 'max' });
  await fc.assert(
    fc.asyncProperty(manyOrders, async (orders) => {
      await owner.query('delete from sales_order');
      await owner.query(
        `insert into sales_order (workspace_id, id, title, company_id, status, lines)
         select $1, gen_random_uuid(), 'O', o.company::uuid, 'open', o.lines
         from jsonb_to_recordset($2::jsonb) as o (company text, lines jsonb)`,
        [ada.actor.workspaceId, JSON.stringify(orders.map(rowOf))],
      );
      const route = `GET /api/v1/companies/${madeId('c', 0)}/cross-sell`;
      const { body } = await app.call(max, route);
      const told = body.items.map(
        (one: { hint: { title: string }; similar: number; both: number }) => [
          one.hint.title,
          one.similar,
          one.both,
        ],
      );
      expect(told).toEqual(expected(orders));
    }),
    { numRuns: 25 },
  );
}, 60_000);

function rowOf({ company, products }: Order) {
  const lines = products.map((product) => ({ product_id: madeId('a', product) }));
  return { company: madeId('c', company), lines };
}
