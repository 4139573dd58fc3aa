import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dealType } from '#src/features/sales/deal/server/deal-type.ts';
import { recordTypes } from '#src/main/server/record-types.ts';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';
import type { Filter } from '#src/records/filter.ts';
import { createRecords } from '#src/records/server/record-commands.ts';
import { runCommand, runRead } from '#src/server/run-command.ts';
import type { FigureAnswer } from '../figure-api.ts';
import type { FigureRequest, Measure, MetricDefinition } from '../metric.ts';
import { runFigures } from './figure-queries.ts';

/** One row as a spreadsheet would have it, which everything is reckoned from again. */
interface Plain {
  amount: { amount: number; currency: string } | null;
  probability: number | null;
  closes_on: string | null;
  created_at: string;
  competitors: string[];
  visibility: 'workspace' | 'private';
  mine: boolean;
}

const ZONE = 'Europe/Rome';
const HOUR_MS = 3_600_000;
/** Around the night on which the clocks go forward, and two ends of a month. */
const FIRST_MS = Date.UTC(2026, 1, 27);

const plain: fc.Arbitrary<Plain> = fc.record({
  amount: fc.option(
    fc.record({
      amount: fc.integer({ min: 0, max: 5000 }).map((n) => n * 40),
      currency: fc.constantFrom('EUR', 'EUR', 'USD', 'CHF'),
    }),
  ),
  probability: fc.option(fc.integer({ min: 0, max: 100 })),
  closes_on: fc.option(
    fc
      .integer({ min: 0, max: 60 })
      .map((days) => new Date(FIRST_MS + days * 24 * HOUR_MS).toISOString().slice(0, 10)),
  ),
  created_at: fc
    .integer({ min: 0, max: 24 * 36 })
    .map((hours) => new Date(FIRST_MS + hours * HOUR_MS).toISOString()),
  competitors: fc.subarray(['X', 'Y', 'Z']),
  visibility: fc.constantFrom('workspace', 'workspace', 'private'),
  mine: fc.boolean(),
});

let app: TestApp;
let ada: TestMember;
let max: TestMember;
let db: pg.Client;
let all: Plain[];

beforeAll(async () => {
  app = await startTestApp();
  ada = await app.workspace();
  max = await app.member(ada, { name: 'Max' });
  db = new pg.Client(app.url);
  await db.connect();
  await db.query('update member set time_zone = $1', [ZONE]);
  all = fc.sample(plain, { numRuns: 150, seed: 7 });
  for (const [who, mine] of [
    [ada, true],
    [max, false],
  ] as const) {
    const own = all.filter((one) => one.mine === mine);
    const inputs = own.map(({ mine: _, created_at: __, ...input }, at) => ({
      name: `${mine} ${at}`,
      ...input,
    }));
    const ids = await runCommand(app.app.services.machinery, who.actor, (ctx) =>
      createRecords(ctx, dealType, inputs),
    );
    await db.query(
      'update deal set created_at = n.at from unnest($1::uuid[], $2::timestamptz[]) as n (id, at) where deal.id = n.id',
      [ids, own.map((one) => one.created_at)],
    );
  }
  const items = [
    { currency: 'USD', day: '2020-01-01', rate: 2 },
    { currency: 'USD', day: '2026-03-15', rate: 1.25 },
    { currency: 'CHF', day: '2026-03-20', rate: 0.8 },
  ];
  const entered = await app.call(ada, 'PUT /api/v1/rates', { body: { items } });
  expect(entered.status, JSON.stringify(entered.body)).toBe(200);
});
afterAll(async () => {
  await db.end();
  await app.close();
});

const localDay = (instant: string) =>
  new Intl.DateTimeFormat('en-CA', { timeZone: ZONE }).format(new Date(instant));

/** Cents of ours by the rate of the day; undefined where there is none. */
function inEuro({ amount }: Plain, day: string): number | undefined {
  if (!amount) return undefined;
  if (amount.currency === 'EUR') return amount.amount;
  if (amount.currency === 'USD') return amount.amount / (day < '2026-03-15' ? 2 : 1.25);
  return day < '2026-03-20' ? undefined : amount.amount / 0.8;
}

type Time = 'created_at' | 'closes_on';
const dayOf = (row: Plain, time: Time) =>
  time === 'closes_on' ? row.closes_on : localDay(row.created_at);

/** The same number by other means: arrays and loops. */
function reckon(measure: Measure, rows: Plain[], time: Time): number | null {
  if ('count' in measure) return rows.length;
  if ('between' in measure) {
    const spans = rows.flatMap(({ closes_on, created_at }) =>
      closes_on ? [localHours(closes_on, created_at) / 24] : [],
    );
    return spans.length === 0
      ? null
      : measure.as === 'average'
        ? spans.reduce((sum, one) => sum + one, 0) / spans.length
        : median(spans);
  }
  const values = rows.flatMap((row) =>
    'sum' in measure || 'average' in measure
      ? (inEuro(row, dayOf(row, time)!) ?? [])
      : (row.probability ?? []),
  );
  if ('distinct' in measure) return new Set(values).size;
  if (values.length === 0) return 'sum' in measure && rows.length === 0 ? 0 : null;
  const total = values.reduce((sum, one) => sum + one, 0);
  if ('sum' in measure) return total;
  return 'average' in measure ? Math.round(total / values.length) : median(values);
}

/** Hours on the wall's clock from an instant to the beginning of a day. */
function localHours(day: string, instant: string): number {
  const wall = new Date(instant).toLocaleString('sv-SE', { timeZone: ZONE }).replace(' ', 'T');
  return (Date.parse(`${day}T00:00:00Z`) - Date.parse(`${wall}Z`)) / HOUR_MS;
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = (sorted.length - 1) / 2;
  return (sorted[Math.floor(half)]! + sorted[Math.ceil(half)]!) / 2;
}

const tests: [Filter, (row: Plain) => boolean][] = [
  [
    { field: 'probability', op: 'after', value: 40 },
    ({ probability }) => probability !== null && probability > 40,
  ],
  [
    { field: 'competitors', op: 'contains', value: 'X' },
    ({ competitors }) => competitors.includes('X'),
  ],
  [{ field: 'closes_on', op: 'is_empty' }, ({ closes_on }) => closes_on === null],
  [
    { field: 'created_at', op: 'after', value: '2026-03-10' },
    ({ created_at }) => localDay(created_at) > '2026-03-10',
  ],
  [
    { field: 'amount', op: 'before', value: 60_000 },
    // filters go by the rates of today
    (row) => (inEuro(row, '2026-12-31') ?? Number.POSITIVE_INFINITY) < 60_000,
  ],
];
const filter: fc.Arbitrary<[Filter, (row: Plain) => boolean]> = fc.letrec((tie) => ({
  any: fc.oneof({ maxDepth: 2 }, fc.constantFrom(...tests), tie('both'), tie('not')),
  both: fc.tuple(tie('any'), tie('any'), fc.boolean()).map((given) => {
    const [[a, passesA], [b, passesB], and] = given as [
      (typeof tests)[0],
      (typeof tests)[0],
      boolean,
    ];
    return and
      ? [{ and: [a, b] }, (row: Plain) => passesA(row) && passesB(row)]
      : [{ or: [a, b] }, (row: Plain) => passesA(row) || passesB(row)];
  }),
  not: tie('any').map((given) => {
    const [inner, passes] = given as (typeof tests)[0];
    return [{ not: inner }, (row: Plain) => !passes(row)];
  }),
})).any as fc.Arbitrary<(typeof tests)[0]>;

const measure = fc.constantFrom<Measure>(
  { count: true },
  { distinct: 'probability' },
  { sum: 'amount' },
  { average: 'amount' },
  { median: 'probability' },
  { between: ['created_at', 'closes_on'], as: 'average', unit: 'days' },
  { between: ['created_at', 'closes_on'], as: 'median', unit: 'days' },
);
const groupings: Record<string, (row: Plain) => string[]> = {
  'closes_on month': ({ closes_on }) => [closes_on ? `${closes_on.slice(0, 7)}-01` : 'null'],
  'created_at day': ({ created_at }) => [localDay(created_at)],
  'created_at month': ({ created_at }) => [`${localDay(created_at).slice(0, 7)}-01`],
  probability: ({ probability }) => [String(probability)],
  competitors: ({ competitors }) => (competitors.length > 0 ? competitors : ['null']),
};

const question = fc.record({
  measure,
  filter: fc.option(filter),
  viewers: fc.option(filter),
  time: fc.constantFrom<Time>('created_at', 'closes_on'),
  period: fc.option(fc.tuple(fc.nat(33), fc.nat(30))),
  by: fc.constantFrom(...Object.keys(groupings)),
  isMax: fc.boolean(),
});

test('every figure is what loops over the rows that the reader sees come to', async () => {
  await fc.assert(
    fc.asyncProperty(question, async (asked) => {
      const day = (at: number) => new Date(FIRST_MS + at * 24 * HOUR_MS).toISOString().slice(0, 10);
      const period = asked.period && {
        from: day(asked.period[0]),
        to: day(asked.period[0] + asked.period[1]),
      };
      const isMoney = 'sum' in asked.measure || 'average' in asked.measure;
      const metric: MetricDefinition = {
        ...{
          name: 'any',
          label: 'Any',
          question: '?',
          formula: '?',
          reference: '?',
          direction: 'none',
        },
        ...{ unit: isMoney ? 'money' : 'number', minimum: { rows: 0, coverage: 0 } },
        ...{ source: 'deal', time: asked.time, measure: asked.measure, filter: asked.filter?.[0] },
      };
      const [field, step] = asked.by.split(' ') as [string, 'day' | 'month' | undefined];
      const answer = await figure(asked.isMax ? max : ada, metric, {
        metrics: ['any'],
        period: period ?? 'all',
        by: { field, step },
        filter: asked.viewers?.[0],
      });
      const rows = all.filter((row) => {
        const at = dayOf(row, asked.time);
        const isSeen = row.visibility === 'workspace' || row.mine !== asked.isMax;
        const isWithin = at !== null && (!period || (at >= period.from && at <= period.to));
        return (
          isSeen &&
          isWithin &&
          (asked.filter?.[1](row) ?? true) &&
          (asked.viewers?.[1](row) ?? true)
        );
      });
      expect(answer.totals[0]!.value).toEqual(near(reckon(asked.measure, rows, asked.time)));
      expect(answer.totals[0]!.rows).toBe(rows.length);
      for (const [at, { key }] of answer.groups.entries()) {
        const own = rows.filter((row) => groupings[asked.by]!(row).includes(String(key)));
        const cell = answer.cells[at]!;
        expect([cell.rows, cell.value], `${key}`).toEqual([
          own.length,
          near(reckon(asked.measure, own, asked.time)),
        ]);
      }
      const keys = new Set(rows.flatMap(groupings[asked.by]!));
      const shown = new Set(answer.groups.map(({ key }) => String(key)));
      expect([...keys].filter((key) => !shown.has(key))).toEqual([]);
    }),
    { numRuns: 60 },
  );
}, 60_000);

test('amounts of which no rate is known are left out and told, and make it unfit', async () => {
  const metric: MetricDefinition = {
    ...{
      name: 'any',
      label: 'Any',
      question: '?',
      formula: '?',
      reference: '?',
      direction: 'none',
    },
    ...{
      unit: 'money',
      minimum: { rows: 0, coverage: 0 },
      source: 'deal',
      time: 'created_at',
      measure: { sum: 'amount' },
    },
  };
  const answer = await figure(ada, metric, { metrics: ['any'], period: 'all' });
  const seen = all.filter(({ visibility, mine }) => visibility === 'workspace' || mine);
  const unrated = seen.filter(
    (row) => row.amount && inEuro(row, localDay(row.created_at)) === undefined,
  );
  expect(unrated.length).toBeGreaterThan(0);
  expect(answer.totals[0]!.fitness).toMatchObject({
    fit: false,
    reasons: ['rates'],
    missing_rates: [{ currency: 'CHF', rows: unrated.length }],
  });
});

function near(value: number | null) {
  return value === null ? null : expect.closeTo(value, 6);
}

async function figure(by: TestMember, metric: MetricDefinition, request: FigureRequest) {
  const catalogue = {
    recordTypes,
    sources: [],
    kept: [],
    metrics: [metric],
    ownMetrics: async () => [],
  };
  const [answer] = await runRead(app.app.services.machinery, by.actor, (ctx) =>
    runFigures(ctx, catalogue, [request]),
  );
  expect(answer, JSON.stringify(answer)).not.toHaveProperty('error');
  return answer as FigureAnswer;
}
