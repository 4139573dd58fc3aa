import sharp from 'sharp';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';

let app: TestApp;
let ada: TestMember;
let max: TestMember;

beforeAll(async () => {
  app = await startTestApp();
  ada = await app.workspace();
  max = await app.member(ada);
  for (const name of ['=1+1', 'Second']) {
    const made = await app.call(max, 'POST /api/v1/companies', { body: { name } });
    await app.call(max, 'POST /api/v1/deals', {
      body: {
        name: `Deal of ${name}`,
        company_id: made.body.id,
        amount: { amount: 123_456, currency: 'EUR' },
      },
    });
  }
});
afterAll(() => app.close());

const request = JSON.stringify({
  metrics: ['deals_opened'],
  by: { field: 'company_id' },
  period: { this: 'year' },
});

async function take(who: TestMember, query: { [name: string]: string | undefined }) {
  const search = new URLSearchParams(JSON.parse(JSON.stringify({ request, ...query })));
  return app.raw(who, `GET /api/v1/figures/export?${search}`);
}

test('a figure leaves as a table whose cells are numbers and no formulas', async () => {
  const csv = await (await take(ada, { format: 'csv' })).text();
  const lines = csv.replace('\uFEFF', '').trim().split('\r\n').toSorted();
  expect(lines).toEqual(expect.arrayContaining(["'=1+1,1", 'Second,1', 'All together,2']));
  const xlsx = await take(ada, { format: 'xlsx' });
  expect(
    Buffer.from(await xlsx.arrayBuffer())
      .subarray(0, 2)
      .toString(),
  ).toBe('PK');
});

test('on paper and in a table metrics, choices and months are called as the reader speaks', async () => {
  await app.call(ada, 'PATCH /api/v1/me', { body: { language: 'de' } });
  const asked = {
    metrics: ['deals_opened'],
    by: { field: 'status' },
    split: { field: '$time', step: 'month' },
    period: { from: '2026-03-01', to: '2026-03-31' },
  };
  const now = new Date().toISOString().slice(0, 10);
  const german = async (request: object) => {
    const query = { request: JSON.stringify(request), format: 'csv' };
    return (await (await take(ada, query)).text()).replace('\uFEFF', '');
  };
  const statuses = await german({ ...asked, split: undefined, period: { this: 'year' } });
  expect(statuses).toContain('Stand,Neue Verkaufschancen');
  expect(statuses).toContain('Offen,2');
  const months = { ...asked, by: asked.split, split: undefined };
  expect(await german({ ...months, period: { from: '2026-03-01', to: now } })).toContain(
    'März 2026',
  );
  const owners = await german({ ...asked, by: { field: 'owner_id' }, split: undefined });
  expect(owners).toContain('Zuständig');
  await app.call(ada, 'PATCH /api/v1/me', { body: { language: 'en' } });
});

test('a chart leaves as a picture, and on paper with its numbers', async () => {
  const png = Buffer.from(await (await take(ada, { format: 'png', chart: 'bar' })).arrayBuffer());
  expect(await sharp(png).metadata()).toMatchObject({ format: 'png', width: 2500 });
  const { dominant } = await sharp(png).stats();
  expect(dominant.r + dominant.g + dominant.b).toBeGreaterThan(700);
  const answer = await take(ada, { format: 'pdf', chart: 'bar', name: 'Deals by company' });
  expect(answer.headers.get('content-type')).toBe('application/pdf');
  const paper = await getDocumentProxy(new Uint8Array(await answer.arrayBuffer()));
  const { text } = await extractText(paper, { mergePages: true });
  for (const part of ['Deals by company', 'Second', 'All together', '=1+1']) {
    expect(text).toContain(part);
  }
});

test('who may not export takes nothing out, and what is taken is told in the log', async () => {
  const refused = await take(max, { format: 'csv' });
  expect([refused.status, ((await refused.json()) as { reason: string }).reason]).toEqual([
    403,
    'may_not_export',
  ]);
  const other = await app.workspace('Other');
  expect(await (await take(other, { format: 'csv' })).text()).not.toContain('Second');
  await take(ada, { format: 'pdf', chart: 'bar' });
  const log = await app.call(ada, 'GET /api/v1/exports');
  expect(log.body.items[0]).toMatchObject({ record_type: 'report', format: 'pdf', rows: 2 });
});

test.each([
  { request: 'x' },
  { request: '{"metrics":["no_such"],"period":"all"}' },
  { format: 'docx' },
  { chart: 'pie' },
  { chart: 'table', format: 'png' },
])('%j is refused in words', async (query) => {
  const answer = await take(ada, query);
  expect(answer.status).toBe(400);
  expect(((await answer.json()) as { detail: string }).detail).toMatch(/\w+ \w+/);
});
