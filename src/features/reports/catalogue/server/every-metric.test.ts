import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';
import type { FigureOutcome } from '../../metric/figure-api.ts';
import type { FigureRequest } from '../../metric/metric.ts';
import { OUTCOMES } from '../standard/metric-areas.ts';
import { standardMetrics } from '../standard/standard-metrics.ts';

let app: TestApp;
let ada: TestMember;

beforeAll(async () => {
  app = await startTestApp();
  ada = await app.workspace();
});
afterAll(() => app.close());

/** All metrics, each asked by itself in the same way. */
async function askAll(ask: Omit<FigureRequest, 'metrics'>): Promise<Map<string, FigureOutcome>> {
  const found = new Map<string, FigureOutcome>();
  for (let from = 0; from < standardMetrics.length; from += 24) {
    const names = standardMetrics.slice(from, from + 24).map(({ name }) => name);
    const requests = names.map((name) => ({ metrics: [name], ...ask }));
    const answer = await app.call(ada, 'POST /api/v1/figures/run', { body: { requests } });
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    for (const [at, name] of names.entries()) found.set(name, answer.body.answers[at]);
  }
  return found;
}

test('there are the six outcomes and more than fifty others, each with its words', () => {
  const names = standardMetrics.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining([...OUTCOMES]));
  expect(names.length).toBeGreaterThan(56);
  for (const metric of standardMetrics) {
    expect(metric.question, metric.name).toMatch(/\?$/);
    expect(metric.formula, metric.name).toMatch(/\.$/);
    expect(metric.reference.length, metric.name).toBeGreaterThan(5);
  }
});

test.each<[string, Omit<FigureRequest, 'metrics'>]>([
  ['of all time', { period: 'all' }],
  ['of a quarter beside the one before', { period: { this: 'quarter' }, compare: 'previous' }],
  ['by month', { by: { field: '$time', step: 'month' }, period: { last: 3, unit: 'month' } }],
])('each says of an empty workspace that there is nothing, %s', async (_how, ask) => {
  for (const [name, outcome] of await askAll(ask)) {
    expect(outcome, name).not.toHaveProperty('error');
    if ('error' in outcome) continue;
    expect([0, null], name).toContain(outcome.totals[0]!.value);
  }
});
