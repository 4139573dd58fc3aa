import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readTable } from '#src/features/connect/import/server/read-table.ts';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';

let app: TestApp;
let ada: TestMember;
let max: TestMember;
let manager: TestMember;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uptake-test-'));
  app = await startTestApp();
  ada = await app.workspace();
  max = await app.member(ada, { name: 'Max' });
  manager = await app.member(ada, { role: 'manager' });
  const company = (
    await app.call(ada, 'POST /api/v1/companies', { body: { name: 'Müller & Söhne <AG>' } })
  ).body.id;
  for (const body of [
    {
      first_name: 'Anna',
      last_name: 'Rossi',
      company_id: company,
      city: 'Rome',
      emails: ['a@x.example', 'b@x.example'],
      phones: ['+39 06 1'],
      birthday: '--05-17',
      tags: ['vip'],
      about: 'Line one\nline; two, three',
    },
    { first_name: '=1+1', last_name: '@SUM(A1)', city: 'Oslo' },
    { first_name: 'Bo', city: 'Rome' },
  ]) {
    await app.call(ada, 'POST /api/v1/people', { body });
  }
  await app.call(ada, 'POST /api/v1/people', {
    body: { first_name: 'Zyzzyva', visibility: 'private' },
  });
  await app.call(ada, 'POST /api/v1/tasks', {
    body: { subject: 'Due', due_on: '2026-03-01', due_at: '2026-03-01T09:30:00Z' },
  });
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true });
});

const take = (who: TestMember, query: string, plural = 'people') =>
  app.raw(who, `GET /api/v1/${plural}/export?${query}`);

async function tableOf(response: Response, ending: string) {
  const path = join(folder, `file.${ending}`);
  await writeFile(path, Buffer.from(await response.arrayBuffer()));
  return rowsOf(path);
}

async function rowsOf(path: string): Promise<string[][]> {
  const rows: string[][] = [];
  for await (const { cells } of (await readTable(path)).rows) rows.push([...cells]);
  return rows;
}

const log = async () => (await app.call(ada, 'GET /api/v1/exports')).body.items;

test('only those who may take lists out, and an administrator decides it for each', async () => {
  expect((await take(max, '')).status).toBe(403);
  expect((await take(manager, '')).status).toBe(200);
  const path = `PUT /api/v1/members/${max.actor.memberId}/export-right`;
  expect((await app.call(manager, path, { body: { decided: true } })).status).toBe(403);
  const given = await app.call(ada, path, { body: { decided: true } });
  expect(given.body).toMatchObject({ allowed: true, decided: true });
  expect((await take(max, '')).status).toBe(200);
  await app.call(ada, path, { body: { decided: null } });
  expect((await app.call(max, 'GET /api/v1/me/export-right')).body.allowed).toBe(false);
  expect((await take(max, '')).status).toBe(403);
  const other = await app.workspace('Other');
  expect((await app.call(other, path, { body: { decided: true } })).status).toBe(404);
});

test('a file has the rows that the one who takes it may see, and no formula', async () => {
  const response = await take(manager, 'format=csv');
  expect(response.headers.get('content-disposition')).toMatch(
    /^attachment; filename="people-.*\.csv"$/,
  );
  const text = await response.text();
  expect(text).toContain("'=1+1");
  expect(text).toContain("'@SUM(A1)");
  expect(text).toContain('Müller & Söhne <AG>');
  expect(text).not.toContain('Zyzzyva');
  expect(await (await take(ada, 'format=csv')).text()).toContain('Zyzzyva');
});

test('filter, view, order and columns are those that were asked for', async () => {
  const filter = '{"field":"city","op":"is","value":"Rome"}';
  const view = await app.call(ada, 'POST /api/v1/views', {
    body: { name: 'Rome', record_type: 'person', filter },
  });
  for (const which of [`filter=${encodeURIComponent(filter)}`, `view=${view.body.id}`]) {
    const response = await take(manager, `format=csv&sort=title&columns=city,emails&${which}`);
    expect((await response.text()).trim().split('\r\n')).toEqual([
      'Person,City,E-mail',
      'Anna Rossi,Rome,"a@x.example; b@x.example"',
      'Bo,Rome,',
    ]);
  }
  expect((await take(manager, 'columns=city,shoe_size')).status).toBe(400);
  expect((await take(manager, 'format=vcard', 'companies')).status).toBe(400);
});

test('a workbook comes back as it went out, with days as days', async () => {
  const people = await tableOf(
    await take(manager, 'format=xlsx&sort=title&columns=company_id,city'),
    'xlsx',
  );
  expect(people).toContainEqual(['Anna Rossi', 'Müller & Söhne <AG>', 'Rome']);
  expect(people).toContainEqual(['=1+1 @SUM(A1)', '', 'Oslo']);
  const tasks = await tableOf(
    await take(manager, 'format=xlsx&columns=due_on,due_at', 'tasks'),
    'xlsx',
  );
  expect(tasks.flat().join(' ')).toMatch(/2026-03-01.*2026-03-01.*09:30/);
});

test('people go out as vCards that an import takes in again', async () => {
  const response = await take(manager, 'format=vcard');
  expect(response.headers.get('content-type')).toContain('text/vcard');
  const path = join(folder, 'people.vcf');
  const text = await response.text();
  expect(text).toContain('BDAY:--0517\r\n');
  expect(text).toContain('NOTE:Line one\\nline\\; two\\, three\r\n');
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  await writeFile(path, text);
  const cells = JSON.stringify(await rowsOf(path));
  for (const word of ['Rossi', 'a@x.example', 'Müller & Söhne <AG>', 'Rome', 'vip']) {
    expect(cells).toContain(word);
  }
});

test('each file that was taken is in the log, which administrators see', async () => {
  const before = (await log()).length;
  const filter = { field: 'city', op: 'is', value: 'Rome' };
  await take(manager, `format=xlsx&filter=${encodeURIComponent(JSON.stringify(filter))}`);
  await take(max, 'format=csv');
  const [entry, ...rest] = await log();
  expect(rest).toHaveLength(before);
  expect(entry).toMatchObject({
    actor_id: manager.actor.memberId,
    record_type: 'person',
    format: 'xlsx',
    rows: 2,
    filter,
  });
  expect((await app.call(manager, 'GET /api/v1/exports')).status).toBe(403);
  const other = await app.workspace('Third');
  expect((await app.call(other, 'GET /api/v1/exports')).body.items).toEqual([]);
});

test('no file stays behind, and no other site makes a browser take one', async () => {
  await (await take(manager, 'format=csv')).text();
  const left = (await readdir(tmpdir())).filter((name) => name.startsWith('uptake-export-'));
  expect(left).toEqual([]);
  const answer = await app.call(manager, 'GET /api/v1/people/export', {
    headers: { 'sec-fetch-site': 'cross-site' },
  });
  expect(answer.status).toBe(403);
});
