import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';
import { ownName } from '../own-metric.ts';

let app: TestApp;
let ada: TestMember;
let max: TestMember;
let stranger: TestMember;

beforeAll(async () => {
  app = await startTestApp();
  ada = await app.workspace();
  max = await app.member(ada, { name: 'Max' });
  stranger = await app.workspace('Other');
  const amount = { amount: 1000, currency: 'EUR' };
  for (const body of [{ name: 'A', amount }, { name: 'B', amount }, { name: 'C' }]) {
    expect((await app.call(ada, 'POST /api/v1/deals', { body })).status).toBe(201);
  }
});
afterAll(() => app.close());

const WORTH = { source: 'deal', time: 'created_at', measure: { sum: 'amount' } };

function make(values: object, who = ada) {
  const body = { name: 'Worth', definition: JSON.stringify(WORTH), direction: 'up', ...values };
  return app.call(who, 'POST /api/v1/own_metrics', { body });
}

async function figureOf(who: TestMember, name: string) {
  const body = { requests: [{ metrics: [name], period: 'all' }] };
  return (await app.call(who, 'POST /api/v1/figures/run', { body })).body.answers[0];
}

function preview(definition: object, more: object = {}, who = ada) {
  const body = { definition, period: 'all', ...more };
  return app.call(who, 'POST /api/v1/metrics/preview', { body });
}

test('an administrator defines a metric, and everyone of the workspace asks for it', async () => {
  const made = await make({
    minimum_rows: 2,
    minimum_coverage: 50,
    question: 'What is all worth?',
  });
  expect(made.status).toBe(201);
  expect(made.body).toMatchObject({ unit: 'money', visibility: 'workspace' });
  const name = ownName(made.body.id);
  for (const who of [ada, max]) {
    const answer = await figureOf(who, name);
    expect(answer.metrics[0]).toMatchObject({ label: 'Worth', unit: 'money', currency: 'EUR' });
    expect(answer.totals[0]).toMatchObject({ value: 2000, fitness: { fit: true, needed: 2 } });
  }
  expect((await figureOf(stranger, name)).error.detail).toContain('There is no metric');
  const listed = (await app.call(max, 'GET /api/v1/metrics')).body.metrics;
  expect(listed.find((one: { name: string }) => one.name === name)).toMatchObject({
    question: 'What is all worth?',
    reference: 'Own definition',
    reads: expect.arrayContaining([{ type: 'deal', field: 'amount' }]),
  });
});

test('nobody else defines one, and none is kept that cannot be answered', async () => {
  expect((await make({}, max)).status).toBe(403);
  expect((await preview(WORTH, {}, max)).status).toBe(403);
  const refused: [object, string][] = [
    [{ ...WORTH, measure: { sum: 'ghost' } }, 'ghost'],
    [{ ...WORTH, measure: { sum: 'name' } }, 'added up'],
    [{ ...WORTH, time: 'name' }, 'no time'],
    [{ ...WORTH, source: 'ghost' }, 'source'],
    [{ quotient: ['won_value', 'm_ghost'] }, 'There is no metric'],
    [{ source: 'deal' }, 'no definition'],
  ];
  for (const [definition, why] of refused) {
    const answer = await make({ definition: JSON.stringify(definition) });
    expect(answer.status, why).toBe(400);
    expect(answer.body.detail).toContain(why);
  }
  expect((await make({ definition: 'not JSON' })).status).toBe(400);
  expect((await make({ minimum_coverage: 101 })).body.detail).toContain('from 0 to 100');
});

test('a metric is not made of itself, also not by way of another', async () => {
  const one = (await make({ name: 'One' })).body;
  const two = (
    await make({
      name: 'Two',
      definition: JSON.stringify({ quotient: [ownName(one.id), 'deals_won'] }),
    })
  ).body;
  const body = { definition: JSON.stringify({ quotient: [ownName(two.id), 'deals_won'] }) };
  const answer = await app.call(ada, `PATCH /api/v1/own_metrics/${one.id}`, { body });
  expect(answer.status).toBe(400);
  expect(answer.body.detail).toContain('made of itself');
  const self = await preview({ quotient: [ownName(one.id), 'deals_won'] }, { id: one.id });
  expect(self.body.answer.error.detail).toContain('made of itself');
});

test('before it is kept, it shows what it comes to and in which unit', async () => {
  const shown = (await preview(WORTH, { minimum_rows: 5, minimum_coverage: 100 })).body;
  expect(shown.unit).toBe('money');
  expect(shown.answer.totals[0]).toMatchObject({ value: 2000, rows: 3 });
  expect(shown.answer.totals[0].fitness).toMatchObject({
    fit: false,
    reasons: expect.arrayContaining(['few_rows', 'coverage']),
  });
  const part = { ...WORTH, measure: undefined, part: { field: 'amount', op: 'is_not_empty' } };
  expect((await preview(part)).body).toMatchObject({ unit: 'percent' });
  const perDeal = { quotient: ['won_value', 'deals_won'] };
  expect((await preview(perDeal)).body.unit).toBe('money');
  expect((await preview(perDeal, { unit: 'number' })).body.unit).toBe('number');
  expect((await preview({ quotient: ['won_value', 'closed_value'] })).body.unit).toBe('percent');
});

test('what a report reads does not go to the bin, and who reads it is told', async () => {
  const { id } = (await make({ name: 'Read' })).body;
  const name = ownName(id);
  const request = JSON.stringify({ metrics: [name], period: 'all' });
  const report = { name: 'Weekly', request, chart: 'number' };
  const made = (await app.call(ada, 'POST /api/v1/reports', { body: report })).body;
  const hidden = { ...report, name: 'Hidden', visibility: 'private' };
  expect((await app.call(max, 'POST /api/v1/reports', { body: hidden })).status).toBe(201);
  const refused = await app.call(ada, `DELETE /api/v1/own_metrics/${id}`);
  expect(refused.status).toBe(409);
  expect(refused.body.detail).toBe(
    'This metric is read by “Weekly” and 1 more. Take it out there first, then it can go to the bin.',
  );
  const readers = await app.call(ada, `GET /api/v1/metrics/readers?name=${name}`);
  expect(readers.body).toEqual({
    items: [{ type: 'report', id: made.id, title: 'Weekly' }],
    hidden: 1,
  });
  expect((await app.call(stranger, `GET /api/v1/metrics/readers?name=${name}`)).body).toEqual({
    items: [],
    hidden: 0,
  });
});

test('the bin takes it out of the figures, and an undo brings it back', async () => {
  const { id } = (await make({ name: 'Short-lived' })).body;
  const binned = await app.call(ada, `DELETE /api/v1/own_metrics/${id}`);
  expect(binned.status).toBe(200);
  expect((await figureOf(ada, ownName(id))).error.detail).toContain('There is no metric');
  const command = binned.headers.get('uptake-command');
  expect((await app.call(ada, `POST /api/v1/commands/${command}/undo`)).status).toBe(200);
  expect((await figureOf(ada, ownName(id))).totals[0].value).toBe(2000);
});
