import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  type CallOptions,
  startTestApp,
  type TestApp,
  type TestMember,
} from '#src/main/server/test-app.ts';

let app: TestApp;
let ada: TestMember;
let max: TestMember;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  ada = await app.workspace();
  max = await app.member(ada, { name: 'Max' });
});

async function ok(member: TestMember, route: string, options: CallOptions = {}) {
  const answer = await app.call(member, route, options);
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer;
}

async function make(plural: string, body: object, member = ada): Promise<string> {
  return (await ok(member, `POST /api/v1/${plural}`, { body })).body.id;
}

const articlesOf = async (id: string, member = max) =>
  (await ok(member, `GET /api/v1/cases/${id}/articles`)).body;

test('a case is shown the articles that have its words, published ones first', async () => {
  const draft = await make('articles', { name: 'Leaking pump seal', solution: 'Change it' });
  const good = await make('articles', {
    name: 'Seal of a pump leaks',
    solution: '1. Close the valve',
    status: 'published',
  });
  await make('articles', { name: 'Invoices by mail', status: 'published' });
  await make('articles', { name: 'Seal of my pump', visibility: 'private' });
  const leak = await make('cases', { subject: 'The pump is leaking at its seal' });
  const { used, fitting } = await articlesOf(leak);
  expect(used).toEqual([]);
  expect(fitting.map(({ id }: { id: string }) => id)).toEqual([good, draft]);
  expect(fitting[0]).toMatchObject({ solution: '1. Close the valve', helped: 0 });
});

test('that one helped is noted once, counted and taken back', async () => {
  const article = await make('articles', { name: 'Pump seal leaks', solution: 'New seal' });
  const leak = await make('cases', { subject: 'Pump seal leaks' });
  const path = `POST /api/v1/cases/${leak}/articles`;
  const first = await ok(max, path, { body: { article_id: article } });
  await ok(max, path, { body: { article_id: article } });
  expect(await articlesOf(leak)).toMatchObject({ used: [{ id: article, helped: 1 }], fitting: [] });
  await ok(max, `POST /api/v1/commands/${first.headers.get('uptake-command')}/undo`);
  expect(await articlesOf(leak)).toMatchObject({ used: [], fitting: [{ helped: 0 }] });
});

test('what helped becomes an article by one click, and says nobody’s name', async () => {
  const leak = await make('cases', { subject: 'Pump leaks', description: 'Anna Rossi, +39 1' });
  const path = `POST /api/v1/cases/${leak}/article`;
  expect((await app.call(max, path)).status).toBe(409);
  await ok(max, `POST /api/v1/cases/${leak}/resolve`, { body: { resolution: 'A new seal' } });
  const { body } = await ok(max, path);
  expect(body).toMatchObject({ name: 'Pump leaks', solution: 'A new seal', status: 'draft' });
  expect(JSON.stringify(body)).not.toContain('Anna');
  expect((await articlesOf(leak)).used).toMatchObject([{ id: body.id, helped: 1 }]);
});

test('what is hidden, of another workspace or no article is not found', async () => {
  const mine = await make('articles', { name: 'Mine alone', visibility: 'private' });
  const open = await make('cases', { subject: 'Open' });
  const hidden = await make('cases', { subject: 'Hidden', visibility: 'private' });
  const use = (member: TestMember, id: string, article_id: string) =>
    app.call(member, `POST /api/v1/cases/${id}/articles`, { body: { article_id } });
  expect((await use(max, open, mine)).status).toBe(404);
  expect((await use(max, hidden, mine)).status).toBe(404);
  const other = await app.workspace('Other');
  expect((await use(other, open, mine)).status).toBe(404);
  expect((await app.call(other, `GET /api/v1/cases/${open}/articles`)).status).toBe(404);
  expect((await app.call(other, `POST /api/v1/cases/${open}/article`)).status).toBe(404);
});
