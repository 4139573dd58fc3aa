import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';

interface Stage {
  id: string;
  kind: string;
}

let app: TestApp;
let ada: TestMember;
let stages: Stage[];

beforeAll(async () => {
  app = await startTestApp();
  ada = await app.workspace();
  await app.call(ada, 'POST /api/v1/deals', { body: { name: 'Pumps' } });
  stages = (await app.call(ada, 'GET /api/v1/stages?limit=100')).body.items;
});
afterAll(() => app.close());

const merge = ({ id }: Stage, other: Stage) =>
  app.call(ada, `POST /api/v1/stages/${id}/merge`, { body: { others: [other.id] } });

test('an end is not put together with an open stage: its deals would be won and open at once', async () => {
  const open = stages.filter(({ kind }) => kind === 'open');
  const won = stages.find(({ kind }) => kind === 'won')!;
  const body = { name: 'Won one', stage_id: won.id };
  const { id } = (await app.call(ada, 'POST /api/v1/deals', { body })).body;
  expect((await merge(open[0]!, won)).body.reason).toBe('unlike_stages');
  expect((await merge(won, open[0]!)).body.reason).toBe('unlike_stages');
  expect((await app.call(ada, `GET /api/v1/deals/${id}`)).body.stage_id).toBe(won.id);
  expect((await merge(open[0]!, open[1]!)).status).toBe(200);
});
