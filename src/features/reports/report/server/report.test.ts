import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';

let app: TestApp;
let ada: TestMember;
let max: TestMember;
let mia: TestMember;

beforeAll(async () => {
  app = await startTestApp();
  ada = await app.workspace();
  max = await app.member(ada);
  mia = await app.member(ada);
});
afterAll(() => app.close());

const request = JSON.stringify({ metrics: ['deals_won'], period: { this: 'year' } });

function save(who: TestMember, body: object = {}) {
  return app.call(who, 'POST /api/v1/reports', {
    body: { name: 'Won this year', request, chart: 'number', ...body },
  });
}

test('a report is read by whom it is shared with, changed by its owner or an administrator', async () => {
  const own = (await save(max, { visibility: 'private' })).body.id;
  const ofAll = (await save(max)).body.id;
  const other = await app.workspace('Other');
  const read = (who: TestMember, id: string) => app.call(who, `GET /api/v1/reports/${id}`);
  expect((await read(mia, own)).status).toBe(404);
  expect((await read(mia, ofAll)).body.name).toBe('Won this year');
  expect((await read(other, ofAll)).status).toBe(404);
  const rename = (who: TestMember) =>
    app.call(who, `PATCH /api/v1/reports/${ofAll}`, { body: { name: 'Won' } });
  expect((await rename(mia)).body.reason).toBe('not_owner');
  expect((await app.call(mia, `DELETE /api/v1/reports/${ofAll}`)).status).toBe(403);
  expect((await rename(ada)).status).toBe(200);
});

test('a report that was deleted lies in the bin and comes back by undo', async () => {
  const { id } = (await save(max)).body;
  const gone = await app.call(max, `DELETE /api/v1/reports/${id}`);
  expect((await app.call(max, `GET /api/v1/reports/${id}`)).body.deleted_at).not.toBeNull();
  await app.call(max, `POST /api/v1/commands/${gone.headers.get('uptake-command')}/undo`);
  expect((await app.call(max, `GET /api/v1/reports/${id}`)).body.deleted_at).toBeNull();
});

test.each([
  { request: 'deals' },
  { request: '{"metrics":[],"period":"all"}' },
  { request: '{"metrics":["deals_won"]}' },
  { request: '{"metrics":["deals_won"],"period":"all","filter":{"field":"x"}}' },
  { chart: 'pie' },
  { chart: null },
  { name: null },
])('%j makes no report', async (body) => {
  expect((await save(max, body)).status).toBe(400);
});
