import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AppError } from '#src/lib/app-error.ts';
import { digitsOf } from '#src/lib/currency.ts';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';
import { runRead } from '#src/server/run-command.ts';
import { exchange } from '../convert-money.ts';
import { convert } from './rate-queries.ts';

let app: TestApp;
let ada: TestMember;
let ben: TestMember;
let stranger: TestMember;

beforeAll(async () => {
  app = await startTestApp();
  ada = await app.workspace();
  ben = await app.member(ada);
  stranger = await app.workspace();
});
afterAll(() => app.close());

const enter = (who: TestMember, ...items: object[]) =>
  app.call(who, 'PUT /api/v1/rates', { body: { items } });
const toOwn = (who: TestMember, query: string) => app.call(who, `GET /api/v1/convert?${query}`);

test('a workspace reckons in euro until it says otherwise, and the choice can be taken back', async () => {
  const fresh = await app.workspace();
  expect((await app.call(fresh, 'GET /api/v1/currency')).body).toEqual({
    currency: 'EUR',
    is_chosen: false,
  });
  const set = await app.call(fresh, 'PUT /api/v1/currency', { body: { currency: 'CHF' } });
  expect(set.status).toBe(200);
  expect((await app.call(fresh, 'GET /api/v1/currency')).body.currency).toBe('CHF');
  const again = await app.call(fresh, 'PUT /api/v1/currency', { body: { currency: 'USD' } });
  const command = again.headers.get('uptake-command');
  const undone = await app.call(fresh, `POST /api/v1/commands/${command}/undo`);
  expect(undone.status).toBe(200);
  expect((await app.call(fresh, 'GET /api/v1/currency')).body.currency).toBe('CHF');
  expect((await app.call(stranger, 'GET /api/v1/currency')).body.currency).toBe('EUR');
});

test('an amount is converted by the latest rate on or before the day, which is said', async () => {
  await enter(
    ada,
    { currency: 'USD', day: '2026-01-05', rate: 1.1 },
    { currency: 'USD', day: '2026-02-02', rate: 1.25 },
  );
  const query = 'amount=110000&currency=USD&day=';
  expect((await toOwn(ada, `${query}2026-02-01`)).body).toEqual({
    money: { amount: 100_000, currency: 'EUR' },
    day: '2026-01-05',
  });
  expect((await toOwn(ada, `${query}2026-02-02`)).body.money.amount).toBe(88_000);
  expect((await toOwn(ada, 'amount=100&currency=EUR&to=USD&day=2026-02-02')).body.money).toEqual({
    amount: 125,
    currency: 'USD',
  });
});

test('where a rate is missing, the refusal says which to enter', async () => {
  const missing = await toOwn(ada, 'amount=1&currency=USD&day=2026-01-04');
  expect(missing.status).toBe(409);
  expect(missing.body.reason).toBe('missing_rate');
  expect(missing.body.detail).toContain('between USD and EUR of 2026-01-04 or before');
  // nobody sees the rates of another workspace
  expect((await toOwn(stranger, 'amount=1&currency=USD&day=2026-02-02')).status).toBe(409);
});

test('two currencies meet in the own one', async () => {
  await enter(ada, { currency: 'CHF', day: '2026-02-01', rate: 0.5 });
  const { body } = await toOwn(ada, 'amount=1250&currency=USD&to=CHF&day=2026-02-03');
  expect(body).toEqual({ money: { amount: 500, currency: 'CHF' }, day: '2026-02-01' });
});

test('rates of one day are entered again over what was there, as one command that can be undone', async () => {
  const first = await enter(ada, { currency: 'GBP', day: '2026-03-01', rate: 0.8 });
  expect(first.body).toEqual({ created: 1, changed: 0 });
  const second = await enter(
    ada,
    { currency: 'GBP', day: '2026-03-01', rate: 0.9 },
    { currency: 'GBP', day: '2026-03-02', rate: 1 },
    { currency: 'GBP', day: '2026-03-02', rate: 0.95 },
  );
  expect(second.body).toEqual({ created: 1, changed: 1 });
  const rate = async () => (await toOwn(ada, 'amount=95&currency=GBP&day=2026-03-02')).body.money;
  expect(await rate()).toEqual({ amount: 100, currency: 'EUR' });
  await app.call(ada, `POST /api/v1/commands/${second.headers.get('uptake-command')}/undo`);
  expect((await toOwn(ada, 'amount=80&currency=GBP&day=2026-03-02')).body.money.amount).toBe(100);
});

test.each([
  { currency: 'XXQ', day: '2026-01-01', rate: 1 },
  { currency: 'usd', day: '2026-01-01', rate: 1 },
  { currency: 'EUR', day: '2026-01-01', rate: 1 },
  { currency: 'USD', day: '2026-13-01', rate: 1 },
  { currency: 'USD', day: '2026-01-01', rate: 0 },
  { currency: 'USD', day: '2026-01-01', rate: -1 },
  { currency: 'USD', day: '2026-01-01', rate: 1e12 },
  { currency: 'USD', day: '2026-01-01', rate: 1e-9 },
])('%j is refused, and nothing is entered', async (item) => {
  const answer = await enter(ada, { currency: 'JPY', day: '2026-01-01', rate: 160 }, item);
  expect(answer.status).toBe(400);
  expect((await toOwn(ada, 'amount=1&currency=JPY&day=2026-01-01')).status).toBe(409);
});

test('a second rate of one day is refused where it is added as a record', async () => {
  const body = { base: 'EUR', currency: 'SEK', day: '2026-01-01', rate: 11.5 };
  expect((await app.call(ada, 'POST /api/v1/currency_rates', { body })).status).toBe(201);
  const again = await app.call(ada, 'POST /api/v1/currency_rates', { body });
  expect(again.status).toBe(400);
  expect(again.body.detail).toContain('There is a rate of this day already.');
});

test('only administrators enter rates and choose the currency; everybody converts', async () => {
  expect((await enter(ben, { currency: 'USD', day: '2026-01-01', rate: 1 })).status).toBe(403);
  const body = { base: 'EUR', currency: 'NOK', day: '2026-01-01', rate: 11.5 };
  expect((await app.call(ben, 'POST /api/v1/currency_rates', { body })).status).toBe(403);
  const setting = { id: '00000000-0000-7000-8000-000000000001', currency: 'USD' };
  expect((await app.call(ben, 'POST /api/v1/money_settings', { body: setting })).status).toBe(403);
  expect((await app.call(ben, 'PUT /api/v1/currency', { body: { currency: 'USD' } })).status).toBe(
    403,
  );
  expect((await toOwn(ben, 'amount=110&currency=USD&day=2026-01-06')).body.money.amount).toBe(100);
});

test('what becomes too large to be kept is refused', async () => {
  await enter(ada, { currency: 'VND', day: '2026-01-01', rate: 29_000 });
  const answer = await toOwn(ada, `amount=${2 ** 52}&currency=EUR&to=VND&day=2026-01-02`);
  expect(answer.status).toBe(400);
  expect(answer.body.detail).toContain('too large to be converted');
});

const currency = fc.constantFrom('EUR', 'CHF', 'JPY', 'KWD', 'HUF', 'CLF');
const rateText = fc
  .tuple(fc.integer({ min: 1, max: 10 ** 9 }), fc.nat({ max: 6 }))
  .map(([digits, places]) => (digits / 10 ** places).toFixed(places));

test('the database and the program convert alike, to the last unit', async () => {
  await runRead(app.app.services.machinery, ada.actor, async (ctx) => {
    await fc.assert(
      fc.asyncProperty(
        fc.maxSafeInteger(),
        rateText,
        currency,
        currency,
        async (amount, rate, from, to) => {
          fc.pre(from !== to);
          for (const base of [from, to]) {
            const quote = { base, currency: base === from ? to : from, rate, day: '2026-01-01' };
            const ours = exchange({ amount, currency: from }, quote);
            const row = await ctx.db.first<{ amount: string }>(
              sql`select exchange(${amount}::numeric, ${from}, ${to}, ${base}, ${rate}::numeric)::text as amount`,
            );
            const theirs = BigInt(row!.amount);
            if (ours) expect(theirs).toBe(BigInt(ours.amount));
            else expect(theirs > 2n ** 53n - 1n || theirs < -(2n ** 53n) + 1n).toBe(true);
          }
        },
      ),
    );
  });
});

test('the database knows the digits of every currency as the program does', async () => {
  await runRead(app.app.services.machinery, ada.actor, async (ctx) => {
    const codes = [...Intl.supportedValuesOf('currency'), 'XXX'];
    const rows = await ctx.db.rows<{ code: string; digits: number }>(
      sql`select code, currency_digits(code) as digits from unnest(${codes}::text[]) as code`,
    );
    expect(rows).toHaveLength(codes.length);
    for (const { code, digits } of rows) expect([code, digits]).toEqual([code, digitsOf(code)]);
  });
});

test('sums in SQL take the rate of the day, and are null where there is none', async () => {
  await runRead(app.app.services.machinery, ada.actor, async (ctx) => {
    const row = await ctx.db.first(sql`select
      in_own_currency(125, 'USD', '2026-02-02')::integer as usd,
      in_own_currency(7, 'EUR', '2026-02-02')::integer as eur,
      in_own_currency(7, 'ISK', '2026-02-02') as isk,
      in_own_currency(null, 'USD', '2026-02-02') as nothing`);
    expect(row).toEqual({ usd: 100, eur: 7, isk: null, nothing: null });
    const missing = convert(ctx, { amount: 1, currency: 'ISK' }, { to: 'EUR', day: '2026-02-02' });
    await expect(missing).rejects.toThrow(AppError);
  });
});

test('the rates that many amounts are converted by convert each as the one does', async () => {
  const swiss = await app.workspace();
  await app.call(swiss, 'PUT /api/v1/currency', { body: { currency: 'CHF' } });
  await enter(
    swiss,
    { currency: 'JPY', day: '2026-01-05', rate: 171.3 },
    { currency: 'JPY', day: '2026-02-02', rate: 0.000001 },
    { currency: 'KWD', day: '2026-01-20', rate: 0.333333 },
    { currency: 'EUR', day: '2026-03-01', rate: 1.07 },
  );
  const day = fc.constantFrom('2026-01-01', '2026-01-05', '2026-01-31', '2026-02-02', '2026-03-01');
  await runRead(app.app.services.machinery, swiss.actor, async (ctx) => {
    await fc.assert(
      fc.asyncProperty(fc.maxSafeInteger(), currency, day, async (amount, from, on) => {
        const row = await ctx.db.first<{ one: string | null; many: string | null }>(sql`select
          in_own_currency(${amount}::numeric, ${from}, ${on}::date)::text as one,
          (select exchange_by(${amount}::numeric, f.up, f.down)
            from own_currency_rates(${on}::date) f where f.currency = ${from})::text as many`);
        expect(row!.many).toBe(row!.one);
      }),
    );
  });
});

test('a list sorted by an amount goes by what it is worth, page by page, what has no rate last', async () => {
  const [cleo, dan] = [await app.workspace(), await app.workspace()];
  await enter(
    cleo,
    { currency: 'JPY', day: '2026-01-05', rate: 160 },
    { currency: 'GBP', day: '2026-01-05', rate: 0.8 },
  );
  for (const who of [cleo, dan]) {
    for (const [amount, currency] of [
      [200_000, 'JPY'],
      [90_000, 'EUR'],
      [100_000, 'GBP'],
      [500_000, 'SEK'],
    ] as const) {
      const body = { name: currency, amount: { amount, currency } };
      expect((await app.call(who, 'POST /api/v1/deals', { body })).status).toBe(201);
    }
    expect((await app.call(who, 'POST /api/v1/deals', { body: { name: 'none' } })).status).toBe(
      201,
    );
  }
  const paged = async (who: TestMember, sort: string) => {
    const names: string[] = [];
    let next = '';
    do {
      const page = await app.call(who, `GET /api/v1/deals?limit=1&sort=${sort}${next}`);
      names.push(...page.body.items.map(({ name }: { name: string }) => name));
      next = page.body.next_cursor && `&cursor=${page.body.next_cursor}`;
    } while (next);
    return names;
  };
  // 1250, 1250, 900 euro
  expect((await paged(cleo, '-amount')).slice(0, 3).toSorted()).toEqual(['EUR', 'GBP', 'JPY']);
  expect((await paged(cleo, '-amount'))[2]).toBe('EUR');
  expect((await paged(cleo, 'amount'))[0]).toBe('EUR');
  for (const sort of ['amount', '-amount']) {
    expect((await paged(cleo, sort)).slice(3).toSorted()).toEqual(['SEK', 'none']);
  }
  // who has no rates has nothing to compare by but the number
  expect(await paged(dan, '-amount')).toEqual(['SEK', 'JPY', 'GBP', 'EUR', 'none']);
});
