import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';

const most = Number.MAX_SAFE_INTEGER;
const now = new Date('2026-11-22T10:00:00Z');

let app: TestApp;
let ada: TestMember;
let pipelineId: string;

const call = (route: string, body?: object) => app.call(ada, route, body ? { body } : {});

beforeAll(async () => {
  app = await startTestApp({ now: () => now });
  ada = await app.workspace();
  const items = [{ currency: 'JPY', rate: 0.000001, day: '2020-01-01' }];
  expect((await call('PUT /api/v1/rates', { items })).status).toBe(200);
  pipelineId = (await call('POST /api/v1/deals', { name: 'First' })).body.pipeline_id;
  const stages = (await call('GET /api/v1/stages?limit=100')).body.items;
  const won = stages.find(({ kind }: { kind: string }) => kind === 'won').id;
  for (const currency of ['JPY', 'EUR', 'EUR']) {
    const amount = { amount: most, currency };
    await call('POST /api/v1/deals', { name: 'Late', amount, closes_on: '2026-11-01' });
    await call('POST /api/v1/deals', { name: 'Won', amount, stage_id: won });
  }
});
afterAll(() => app.close());

test.each([
  ['the forecast', () => 'forecast?period=2026-Q4'],
  ['what was foreseen', () => 'forecast/past?period=2027-Q1'],
  ['the leaks', () => 'leaks?owners=all'],
  ['the board', () => 'deals/board'],
  ['a pipeline of a day', () => `pipelines/${pipelineId}/as-of?day=2026-11-22`],
  ['what changed', () => `pipelines/${pipelineId}/changes?from=2026-01-01&to=2026-11-22`],
])('amounts that nobody has do not keep %s from the others', async (_, path) => {
  const answer = await call(`GET /api/v1/${path()}`);
  expect([answer.status, answer.body.detail]).toEqual([200, undefined]);
});
