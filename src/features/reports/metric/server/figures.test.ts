import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dealPast } from '#src/features/sales/deal/server/deal-past-type.ts';
import { dealType } from '#src/features/sales/deal/server/deal-type.ts';
import { recordTypes } from '#src/main/server/record-types.ts';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';
import { createRecords } from '#src/records/server/record-commands.ts';
import { runCommand, runRead } from '#src/server/run-command.ts';
import type { FigureAnswer } from '../figure-api.ts';
import type { FigureRequest, MetricDefinition } from '../metric.ts';
import { runFigures } from './figure-queries.ts';

const base = {
  question: 'How many?',
  formula: 'all of them',
  reference: 'Own definition',
  direction: 'up',
  minimum: { rows: 1, coverage: 0.8 },
} as const;
const WON = { field: 'status', op: 'is', value: 'won' } as const;
const metrics: MetricDefinition[] = [
  {
    ...base,
    name: 'deals',
    label: 'Deals',
    unit: 'count',
    source: 'deal',
    time: 'created_at',
    measure: { count: true },
  },
  {
    ...base,
    name: 'worth',
    label: 'Worth',
    unit: 'money',
    source: 'deal',
    time: 'created_at',
    measure: { sum: 'amount' },
  },
  {
    ...base,
    name: 'usual',
    label: 'Usual',
    unit: 'money',
    source: 'deal',
    time: 'created_at',
    measure: { median: 'amount' },
  },
  {
    ...base,
    name: 'won_share',
    label: 'Won',
    unit: 'percent',
    source: 'deal',
    time: 'created_at',
    part: WON,
  },
  {
    ...base,
    name: 'customers',
    label: 'Customers',
    unit: 'count',
    source: 'deal',
    time: 'created_at',
    measure: { distinct: 'company_id' },
  },
  { ...base, name: 'size', label: 'Size', unit: 'money', quotient: ['worth', 'deals'] },
  {
    ...base,
    name: 'closing',
    label: 'Closing',
    unit: 'count',
    source: 'deal',
    time: 'closes_on',
    measure: { count: true },
    needs: ['closes_on'],
  },
  { ...base, name: 'loop', label: 'Loop', unit: 'number', quotient: ['deals', 'loop'] },
  {
    ...base,
    name: 'ghost',
    label: 'Ghost',
    unit: 'number',
    source: 'deal',
    time: 'created_at',
    measure: { sum: 'ghost' },
  },
];
const catalogue = {
  recordTypes,
  sources: [],
  kept: [dealPast],
  metrics,
  ownMetrics: async () => [],
};

let app: TestApp;
let ada: TestMember;
let max: TestMember;
let stranger: TestMember;

beforeAll(async () => {
  app = await startTestApp();
  ada = await app.workspace();
  max = await app.member(ada, { name: 'Max' });
  stranger = await app.workspace('Other');
  const rome = await make('companies', { name: 'Roma', city: 'Rome' });
  const bonn = await make('companies', { name: 'Bonn AG', city: 'Bonn' });
  const deal = (name: string, more: object, by = ada) => make('deals', { name, ...more }, by);
  await deal('A', {
    company_id: rome.id,
    amount: eur(1000),
    closes_on: '2026-03-31',
    competitors: ['X', 'Y'],
  });
  const won = await deal('B', { company_id: rome.id, amount: eur(3000), closes_on: '2026-04-01' });
  await deal('C', { company_id: bonn.id, amount: eur(500), competitors: ['X'] }, max);
  await deal('D', { company_id: bonn.id }, max);
  await deal('Secret', { amount: eur(99_000), visibility: 'private' }, max);
  await app.call(ada, `POST /api/v1/deals/${won.id}/win`, { body: {} });
});
afterAll(() => app.close());

const eur = (amount: number) => ({ amount, currency: 'EUR' });

async function make(plural: string, body: object, by = ada) {
  const answer = await app.call(by, `POST /api/v1/${plural}`, { body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
}

function outcomes(by: TestMember, ...requests: FigureRequest[]) {
  return runRead(app.app.services.machinery, by.actor, (ctx) =>
    runFigures(ctx, catalogue, requests),
  );
}

async function ask(request: Partial<FigureRequest> & { metrics: string[] }, by = ada) {
  const [one] = await outcomes(by, { period: 'all', ...request });
  expect(one).not.toHaveProperty('error');
  return one as FigureAnswer;
}

async function refusal(request: Partial<FigureRequest> & { metrics: string[] }, by = ada) {
  const [one] = await outcomes(by, { period: 'all', ...request });
  return (one as { error: { detail: string } }).error?.detail;
}

const valuesOf = ({ totals }: FigureAnswer) => totals.map(({ value }) => value);

test('sums, counts, shares and quotients are those of the rows that the reader sees', async () => {
  const all = ['deals', 'worth', 'usual', 'won_share', 'customers', 'size'];
  expect(valuesOf(await ask({ metrics: all }))).toEqual([4, 4500, 1000, 0.25, 2, 1125]);
  expect(valuesOf(await ask({ metrics: all }, max))).toEqual([5, 103_500, 2000, 0.2, 2, 20_700]);
  expect(valuesOf(await ask({ metrics: all }, stranger))).toEqual([0, 0, null, null, 0, null]);
});

test('groups are named, the largest first, by a hop, a list, a choice or a member', async () => {
  const byCity = await ask({ metrics: ['deals', 'worth'], by: { field: 'company_id.city' } });
  expect(byCity.groups.map(({ label }) => label)).toEqual(['Bonn', 'Rome']);
  expect(byCity.cells.map(({ value }) => value)).toEqual([2, 2, 500, 4000]);
  const byOwner = await ask({
    metrics: ['worth'],
    by: { field: 'owner_id' },
    split: { field: 'status' },
  });
  expect(byOwner.groups.map(({ label }) => label).sort()).toEqual(['Ada Admin', 'Max']);
  expect(byOwner.splits).toEqual([
    { key: 'open', label: 'Open' },
    { key: 'won', label: 'Won' },
  ]);
  const rivals = await ask({ metrics: ['deals'], by: { field: 'competitors' } });
  expect(rivals.groups.map(({ key }) => key)).toEqual(['X', 'Y', null]);
  expect(rivals.cells.map(({ value }) => value)).toEqual([2, 1, 2]);
  expect(valuesOf(rivals)).toEqual([4]);
});

test('stages stand in the order of their pipeline, however much lies in each', async () => {
  const third = await app.workspace('Third');
  const found = await app.call(third, 'GET /api/v1/stages?sort=position');
  const steps: { id: string; kind: string }[] = found.body.items;
  const [first, second, next] = steps.filter(({ kind }) => kind === 'open').map(({ id }) => id);
  for (const stage_id of [next, second, next, first, next]) {
    await make('deals', { name: 'Moved', stage_id }, third);
  }
  const by = { field: 'stage_id' };
  const told = await ask({ metrics: ['deals'], by }, third);
  expect(told.groups.map(({ key }) => key)).toEqual([first, second, next]);
  expect(told.cells.map(({ value }) => value)).toEqual([1, 1, 3]);
  const split = await ask({ metrics: ['deals'], by: { field: 'status' }, split: by }, third);
  expect(split.splits.map(({ key }) => key)).toEqual([first, second, next]);
  expect(split.cells.map(({ value }) => value)).toEqual([1, 1, 3]);
});

test('days stand in order without gaps, beside those of the period before', async () => {
  const answer = await ask({
    metrics: ['closing'],
    by: { field: '$time', step: 'month' },
    period: { from: '2026-02-01', to: '2026-04-30' },
    compare: { from: '2026-04-01', to: '2026-06-30' },
  });
  expect(answer.groups.map(({ key }) => key)).toEqual(['2026-02-01', '2026-03-01', '2026-04-01']);
  expect(answer.cells.map(({ value, was }) => [value, was])).toEqual([
    [0, 1],
    [1, 0],
    [1, 0],
  ]);
  const [total] = answer.totals;
  expect(total).toMatchObject({ value: 2, was: 1, fitness: { fit: false, reasons: ['coverage'] } });
  expect(total!.fitness.needs).toEqual([
    { type: 'deal', field: 'closes_on', label: 'Expected to close', filled: 2, of: 4 },
  ]);
});

const dayFromNow = (days: number) =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

test('a period that is under way stands beside the same part of the one before, unless more is to come', async () => {
  const owner = await app.workspace('Under way');
  await make('deals', { name: 'Now', closes_on: dayFromNow(0) }, owner);
  const period = { from: dayFromNow(-6), to: dayFromNow(7) };
  const ofPast = { metrics: ['deals'], period, compare: 'previous' as const };
  expect((await ask(ofPast, owner)).compared).toEqual({
    from: dayFromNow(-20),
    to: dayFromNow(-14),
  });
  await make('deals', { name: 'Next', closes_on: dayFromNow(5) }, owner);
  await make('deals', { name: 'Later', closes_on: dayFromNow(6) }, owner);
  const ofPlans = { ...ofPast, metrics: ['closing'] };
  expect((await ask(ofPlans, owner)).compared).toEqual({
    from: dayFromNow(-20),
    to: dayFromNow(-7),
  });
});

test('a stray record after today, a handful among many, and what has no day are nothing to come', async () => {
  const owner = await app.workspace('Strays');
  const period = { from: dayFromNow(-6), to: dayFromNow(7) };
  const closing = { metrics: ['closing'], period, compare: 'previous' as const };
  const comparedUpTo = async () => (await ask(closing, owner)).compared!.to;
  await make('deals', { name: 'So far', closes_on: dayFromNow(-1) }, owner);
  for (const name of ['No day', 'None either']) await make('deals', { name }, owner);
  expect(await comparedUpTo()).toBe(dayFromNow(-14));
  await make('deals', { name: 'Stray', closes_on: dayFromNow(4) }, owner);
  expect(await comparedUpTo()).toBe(dayFromNow(-14));
  for (let at = 0; at < 18; at += 1) {
    await make('deals', { name: `So far ${at}`, closes_on: dayFromNow(-2) }, owner);
  }
  await make('deals', { name: 'Stray too', closes_on: dayFromNow(5) }, owner);
  expect(await comparedUpTo()).toBe(dayFromNow(-14));
  await make('deals', { name: 'Planned', closes_on: dayFromNow(6) }, owner);
  expect(await comparedUpTo()).toBe(dayFromNow(-7));
});

test('of days to come it is not said that there was nothing, but what is planned for them', async () => {
  const owner = await app.workspace('Ahead');
  await make('deals', { name: 'Planned', closes_on: dayFromNow(2) }, owner);
  const period = { from: dayFromNow(0), to: dayFromNow(3) };
  const by = { field: '$time', step: 'day' as const };
  const valuesIn = async (metric: string) =>
    (await ask({ metrics: [metric], period, by }, owner)).cells.map(({ value }) => value);
  expect(await valuesIn('deals')).toEqual([1, null, null, null]);
  expect(await valuesIn('closing')).toEqual([0, null, 1, null]);
});

test('nothing is said of what was before the first record, however it is filtered', async () => {
  const owner = await app.workspace('Young');
  await make('deals', { name: 'First', closes_on: '2026-03-12' }, owner);
  await make('deals', { name: 'Second', closes_on: '2026-04-20' }, owner);
  const april = { metrics: ['closing'], period: { from: '2026-04-01', to: '2026-04-30' } };
  const young = await ask({ ...april, compare: 'previous' }, owner);
  expect(young.totals[0]).toMatchObject({ value: 1, was: null, records_from: '2026-03-12' });
  const by = { field: '$time', step: 'month' } as const;
  const months = { from: '2026-04-01', to: '2026-05-31' };
  const compare = { from: '2026-03-01', to: '2026-04-30' };
  const monthly = await ask({ metrics: ['closing'], period: months, by, compare }, owner);
  expect(monthly.cells.map(({ was }) => was)).toEqual([null, 1]);
  await make('deals', { name: 'Older', closes_on: '2026-02-20' }, owner);
  const filter = { field: 'title', op: 'is', value: 'Second' } as const;
  const known = await ask({ ...april, compare: 'previous', filter }, owner);
  expect(known.totals[0]).toMatchObject({ value: 1, was: 0, was_rows: 0 });
  expect(known.totals[0]).not.toHaveProperty('records_from');
});

test('a day that somebody mistyped by decades is no beginning of the records', async () => {
  const owner = await app.workspace('Mistyped');
  for (const closes_on of ['1926-03-12', '2026-03-12', '2026-04-20']) {
    await make('deals', { name: closes_on, closes_on }, owner);
  }
  const april = { metrics: ['closing'], period: { from: '2026-04-01', to: '2026-04-30' } };
  const young = await ask({ ...april, compare: 'previous' }, owner);
  expect(young.totals[0]).toMatchObject({ value: 1, was: null, records_from: '2026-03-12' });
  for (const closes_on of ['2019-05-01', '2020-04-30', '2021-04-01', '2022-03-01', '2023-01-01']) {
    await make('deals', { name: closes_on, closes_on }, owner);
  }
  const known = await ask({ ...april, compare: 'previous' }, owner);
  expect(known.totals[0]).toMatchObject({ value: 1, was: 1 });
  expect(known.totals[0]).not.toHaveProperty('records_from');
});

test('what cannot be asked is refused with what to do, and takes nothing else along', async () => {
  const [bad, good] = await outcomes(
    ada,
    { metrics: ['loop'], period: 'all' },
    { metrics: ['deals'], period: 'all' },
  );
  expect(bad).toMatchObject({ error: { reason: 'circle' } });
  expect(good).toMatchObject({ totals: [{ value: 4 }] });
  expect(await refusal({ metrics: ['ghost'] })).toContain('There is no field "ghost"');
  expect(await refusal({ metrics: ['nobody'] })).toContain('There is no metric "nobody"');
  expect(await refusal({ metrics: ['deals'], by: { field: 'ghost' } })).toContain(
    'There is no field',
  );
  expect(await refusal({ metrics: ['deals'], by: { field: 'company_id.ghost' } })).toContain(
    'There is no field',
  );
  expect(await refusal({ metrics: ['deals'], compare: 'previous' })).toContain('All time');
});

test('who looks after such rows and has saved nothing for long is counted, never named', async () => {
  const quietOf = async (by: TestMember) =>
    (await ask({ metrics: ['deals'] }, by)).totals[0]!.fitness.quiet;
  expect(await quietOf(ada)).toEqual({ people: 0, days: 0 });
  const db = new pg.Client(app.url);
  await db.connect();
  await db.query(`update ledger_event set at = at - interval '15 days' where actor_id = $1`, [
    max.actor.memberId,
  ]);
  expect(await quietOf(ada)).toMatchObject({ people: 1 });
  expect((await quietOf(ada)).days).toBeGreaterThan(5);
  const exempt = { member_id: max.actor.memberId, reason: 'Parental leave', until_day: dayFrom(9) };
  const granted = await app.call(ada, 'POST /api/v1/adoption/exemptions', { body: exempt });
  expect(granted.status, JSON.stringify(granted.body)).toBe(201);
  expect(await quietOf(ada)).toEqual({ people: 0, days: 0 });
  await app.call(ada, `DELETE /api/v1/adoption/exemptions/${granted.body.id}`);
  expect(await quietOf(ada)).toMatchObject({ people: 1 });
  const body = { substitute_id: null, first_day: dayFrom(0), last_day: dayFrom(2) };
  const away = await app.call(max, 'POST /api/v1/absences', { body });
  expect(away.status, JSON.stringify(away.body)).toBeLessThan(300);
  await db.query(`update ledger_event set at = at - interval '15 days' where actor_id = $1`, [
    max.actor.memberId,
  ]);
  expect(await quietOf(ada)).toEqual({ people: 0, days: 0 });
  await db.end();
});

test('of many groups the largest are shown, and the total counts all', async () => {
  const inputs = Array.from({ length: 250 }, (_, at) => ({ name: `Deal ${at % 230}` }));
  await runCommand(app.app.services.machinery, stranger.actor, (ctx) =>
    createRecords(ctx, dealType, inputs),
  );
  const answer = await ask({ metrics: ['deals'], by: { field: 'title' } }, stranger);
  expect(answer.more).toBe(true);
  expect(answer.groups).toHaveLength(200);
  expect(answer.cells.slice(0, 20).map(({ value }) => value)).toEqual(Array(20).fill(2));
  expect(valuesOf(answer)).toEqual([250]);
  const split = await ask(
    { metrics: ['deals'], by: { field: 'status' }, split: { field: 'title' } },
    stranger,
  );
  expect([split.groups.length, split.splits.length, split.more]).toEqual([1, 200, true]);
});

test('an instant at the end of a month belongs to the month of the reader’s clock', async () => {
  const db = new pg.Client(app.url);
  await db.connect();
  const [id] = await runCommand(app.app.services.machinery, stranger.actor, (ctx) =>
    createRecords(ctx, dealType, [{ name: 'Late' }]),
  );
  // in Rome the clocks went forward on the 29th, so that April begins at 22:00 of the last of March
  await db.query(`update deal set created_at = '2026-03-31T22:00:00Z' where id = $1`, [id]);
  const months = { metrics: ['deals'], period: { from: '2026-03-01', to: '2026-04-30' } };
  const inZone = async (zone: string) => {
    await db.query('update member set time_zone = $1 where id = $2', [
      zone,
      stranger.actor.memberId,
    ]);
    const answer = await ask({ ...months, by: { field: '$time' } }, stranger);
    const march = await ask(
      { ...months, period: { from: '2026-03-31', to: '2026-03-31' } },
      stranger,
    );
    return [answer.cells.map(({ value }) => value), valuesOf(march)[0]];
  };
  expect(await inZone('Europe/Rome')).toEqual([[0, 1], 0]);
  expect(await inZone('UTC')).toEqual([[1, 0], 1]);
  expect(await inZone('Pacific/Auckland')).toEqual([[0, 1], 0]);
  await db.end();
});

function dayFrom(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}
