import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dealPast } from '#src/features/sales/deal/server/deal-past-type.ts';
import { recordTypes } from '#src/main/server/record-types.ts';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';
import { runRead } from '#src/server/run-command.ts';
import type { FigureAnswer } from '../figure-api.ts';
import type { FigureRequest, MetricDefinition } from '../metric.ts';
import { runFigures } from './figure-queries.ts';

const base = {
  label: 'Any',
  question: 'How many?',
  formula: 'all of them',
  reference: 'Own definition',
  direction: 'none',
  minimum: { rows: 0, coverage: 0 },
  source: 'deal',
  time: 'standing',
} as const;
const OPEN = { field: 'status', op: 'is', value: 'open' } as const;
const metrics: MetricDefinition[] = [
  { ...base, name: 'open', unit: 'count', measure: { count: true }, filter: OPEN },
  { ...base, name: 'worth', unit: 'money', measure: { sum: 'amount' }, filter: OPEN },
  {
    ...base,
    name: 'rivals',
    unit: 'count',
    measure: { count: true },
    filter: { field: 'competitors', op: 'contains', value: 'X' },
  },
];
const quick = { recordTypes, sources: [], kept: [dealPast], metrics, ownMetrics: async () => [] };
const slow = { ...quick, kept: [] };

let app: TestApp;
let ada: TestMember;
let max: TestMember;
let db: pg.Client;
const deals: string[] = [];

beforeAll(async () => {
  app = await startTestApp();
  ada = await app.workspace();
  max = await app.member(ada, { name: 'Max' });
  db = new pg.Client(app.url);
  await db.connect();
});
afterAll(async () => {
  await db.end();
  await app.close();
});

const step = fc.record({
  what: fc.constantFrom('make', 'hide', 'amount', 'rivals', 'owner', 'win', 'bin', 'restore'),
  which: fc.nat(20),
  amount: fc.option(fc.integer({ min: 0, max: 900 })),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

async function take({ what, which, amount }: Step): Promise<void> {
  const money = amount === null ? null : { amount, currency: 'EUR' };
  const id = deals[which % deals.length];
  if (what === 'make' || what === 'hide' || id === undefined) {
    const visibility = what === 'hide' ? 'private' : 'workspace';
    const body = { name: 'Any', amount: money, visibility };
    const made = await app.call(max, 'POST /api/v1/deals', { body });
    deals.push(made.body.id);
    return;
  }
  const one = `/api/v1/deals/${id}`;
  if (what === 'amount') await app.call(max, `PATCH ${one}`, { body: { amount: money } });
  const competitors = which % 2 ? ['X', 'Y'] : [];
  if (what === 'rivals') await app.call(max, `PATCH ${one}`, { body: { competitors } });
  const { memberId } = (which % 2 ? ada : max).actor;
  if (what === 'owner') await app.call(ada, `PATCH ${one}`, { body: { owner_id: memberId } });
  if (what === 'win') await app.call(max, `POST ${one}/win`, { body: {} });
  if (what === 'bin') await app.call(max, `DELETE ${one}`);
  if (what === 'restore') await app.call(max, `POST ${one}/restore`);
}

async function letADayPass(): Promise<void> {
  const by = `interval '1 day'`;
  await db.query(`update deal_state set since = since - ${by}, until = until - ${by}`);
  await db.query(`update ledger_event set at = at - ${by}`);
  await db.query(`update deal set created_at = created_at - ${by}`);
}

type Then = Record<string, unknown>;

/** From scratch: every event up to the end of the day, one after the other. */
async function replay(day: string): Promise<Then[]> {
  const { rows } = await db.query(
    `select e.record_id, e.changes from ledger_event e join deal d on d.id = e.record_id
     where e.record_type = 'deal' and e.at < $1::date + 1 and e.changes is not null
       and (d.visibility = 'workspace' or d.owner_id = $2) order by e.seq`,
    [day, ada.actor.memberId],
  );
  const states = new Map<string, Then>();
  for (const { record_id, changes } of rows) {
    const state = states.get(record_id) ?? {};
    for (const [field, [, after]] of Object.entries<[unknown, unknown]>(changes))
      state[field] = after;
    states.set(record_id, state);
  }
  return [...states.values()].filter(({ deleted_at }) => !deleted_at);
}

async function figures(catalogue: typeof quick, request: Partial<FigureRequest>) {
  const [answer] = await runRead(app.app.services.machinery, ada.actor, (ctx) =>
    runFigures(ctx, catalogue, [
      { metrics: ['open', 'worth', 'rivals'], period: 'all', ...request },
    ]),
  );
  expect(answer).not.toHaveProperty('error');
  return answer as FigureAnswer;
}

function dayAgo(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
}

function summed(states: Then[]) {
  const open = states.filter(({ status }) => status === 'open');
  const amounts = open.flatMap(({ amount }) =>
    amount ? [(amount as { amount: number }).amount] : [],
  );
  const worth =
    open.length > 0 && amounts.length === 0 ? null : amounts.reduce((sum, one) => sum + one, 0);
  const rivals = states.filter(({ competitors }) =>
    (competitors as string[] | undefined)?.includes('X'),
  );
  return [open.length, worth, rivals.length];
}

const valuesOf = ({ totals }: FigureAnswer) => totals.map(({ value }) => value);

test('a figure of any past day is what the ledger tells, by the quick way and by the slow one', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(step, { minLength: 2, maxLength: 6 }), { minLength: 3, maxLength: 3 }),
      async (days) => {
        for (const steps of days) {
          for (const one of steps) await take(one);
          await letADayPass();
        }
        for (const ago of [3, 2, 1]) {
          const as_of = dayAgo(ago);
          const states = await replay(as_of);
          const expected = summed(states);
          expect(valuesOf(await figures(slow, { as_of })), as_of).toEqual(expected);
          const kept = await figures(quick, { as_of, metrics: ['open', 'worth'] });
          expect(valuesOf(kept), as_of).toEqual(expected.slice(0, 2));
          const mine = states.filter(({ owner_id }) => owner_id === ada.actor.memberId);
          const filter = { field: 'owner_id', op: 'is', value: '$me' } as const;
          expect(valuesOf(await figures(quick, { as_of, filter, metrics: ['open'] }))).toEqual([
            summed(mine)[0],
          ]);
        }
      },
    ),
    { numRuns: 4 },
  );
}, 60_000);

test('what stands is told for the end of each day, and a total for the end of the period', async () => {
  const period = { from: dayAgo(3), to: dayAgo(1) };
  const answer = await figures(quick, { period, by: { field: '$time', step: 'day' } });
  const days = [3, 2, 1].map(dayAgo);
  expect(answer.groups.map(({ key }) => key)).toEqual(days);
  const told: ReturnType<typeof summed>[] = [];
  for (const day of days) told.push(summed(await replay(day)));
  const cells = (metric: string) => answer.cells.filter((one) => one.metric === metric);
  expect(cells('open').map(({ value }) => value)).toEqual(told.map(([open]) => open));
  expect(cells('rivals').map(({ value }) => value)).toEqual(told.map((all) => all[2]));
  expect(valuesOf(answer)).toEqual(told.at(-1));
});
