import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestMember } from '#src/main/server/test-app.ts';
import { type ImportApp, startImportApp } from './test-imports.ts';
import { makeXlsx } from './test-lists.ts';

let product: ImportApp;
let ada: TestMember;

beforeAll(async () => {
  product = await startImportApp();
  ada = await product.app.workspace();
});
afterAll(() => product.close());

async function filesLeft(): Promise<string[]> {
  const names = await readdir(join(product.dataDir, 'imports'), { recursive: true }).catch(
    () => [],
  );
  return names.filter((name) => name.includes('/'));
}

async function send(body: string, type: string, headers: Record<string, string> = {}) {
  const request = new Request('http://localhost:3000/api/v1/imports', {
    method: 'POST',
    body,
    headers: { authorization: `Bearer ${ada.key}`, 'content-type': type, ...headers },
  });
  const response = await product.app.app.http.request(request);
  return { status: response.status, body: (await response.json()) as { reason?: string } };
}

const bomb = () =>
  makeXlsx({
    sheets: { S: `<worksheet><sheetData>${' '.repeat(12_000_000)}</sheetData></worksheet>` },
    level: 9,
  });

test.each([
  ['nothing', '', 'import_empty'],
  ['headings alone', 'Name,E-mail\n', 'import_no_rows'],
  ['a web page', '<!doctype html><table><tr><td>Anna', 'import_html'],
  ['a PDF', '%PDF-1.7 …', 'import_pdf'],
  ['JSON', '{"people": []}', 'import_json'],
  ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]), 'import_image'],
  ['a cell of 10 MB', `Name\n"${'x'.repeat(10_000_000)}"`, null],
  ['headings of 10 MB', 'x'.repeat(10_000_000), 'import_long_line'],
  ['a thousand columns', `${'a,'.repeat(1000)}a\n${'1,'.repeat(1000)}1`, 'import_too_many_columns'],
])('%s', async (_, content, reason) => {
  const before = await filesLeft();
  const answer = await product.upload(ada, content);
  if (reason === null) {
    expect(answer.status).toBe(201);
    return;
  }
  expect(answer.body).toMatchObject({ status: 400, code: 'invalid', reason });
  expect(answer.body.detail.length).toBeGreaterThan(30);
  expect(await filesLeft()).toEqual(before);
});

test('a list that is sent again under its key is taken in once', async () => {
  const before = await filesLeft();
  const send = async (text: string) => {
    const form = new FormData();
    form.append('file', new Blob([text]), 'once.csv');
    const request = new Request('http://localhost:3000/api/v1/imports', {
      method: 'POST',
      body: form,
      headers: { authorization: `Bearer ${ada.key}`, 'idempotency-key': 'list-once' },
    });
    const response = await product.app.app.http.request(request);
    return { status: response.status, body: (await response.json()) as { reason?: string } };
  };
  const first = await send('Name\nAnna');
  expect(first.status).toBe(201);
  expect(await send('Name\nAnna')).toEqual(first);
  expect(await filesLeft()).toHaveLength(before.length + 1);
  expect((await send('Name\nBert')).body.reason).toBe('idempotency_key_reused');
  expect(await filesLeft()).toHaveLength(before.length + 1);
});

test('a workbook that unpacks to a bomb is refused', async () => {
  const answer = await product.upload(ada, bomb(), 'list.xlsx');
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.status).toBeLessThan(500);
});

test('a form without file, with two, or with another part instead is refused', async () => {
  const before = await filesLeft();
  const without = new FormData();
  without.set('run', 'true');
  expect((await product.post(ada, without)).body.reason).toBe('import_no_file');
  const two = new FormData();
  two.append('file', new Blob(['Name\nAnna']), 'a.csv');
  two.append('file', new Blob(['Name\nBert']), 'b.csv');
  expect((await product.post(ada, two)).body.reason).toBe('import_two_files');
  const other = new FormData();
  other.append('list', new Blob(['Name\nAnna']), 'a.csv');
  expect((await product.post(ada, other)).body.reason).toBe('import_no_file');
  expect(await filesLeft()).toEqual(before);
});

const part = (end: string) =>
  `--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\nName\nAnna${end}`;

test.each([
  ['no form', '{}', 'application/json', 'import_not_multipart'],
  ['no boundary', part('\r\n--x--'), 'multipart/form-data', 'import_not_multipart'],
  ['a form that breaks off', part(''), 'multipart/form-data; boundary=x', 'import_broken_upload'],
  ['an empty body', '', 'multipart/form-data; boundary=x', null],
  ['another boundary', part('\r\n--x--'), 'multipart/form-data; boundary=y', null],
  ['rubbish', '\0\0--x\0', 'multipart/form-data; boundary=x', null],
  [
    'a boundary of 71',
    part(''),
    `multipart/form-data; boundary=${'x'.repeat(71)}`,
    'import_not_multipart',
  ],
  [
    'a boundary of 300',
    part(''),
    `multipart/form-data; boundary=${'x'.repeat(300)}`,
    'import_not_multipart',
  ],
  [
    'a long boundary before a short one',
    part(''),
    `multipart/form-data; boundary=${'x'.repeat(300)}; boundary=x`,
    'import_not_multipart',
  ],
])('%s is refused', async (_, body, type, reason) => {
  const before = await filesLeft();
  const answer = await send(body, type);
  expect(answer.status).toBe(400);
  if (reason) expect(answer.body.reason).toBe(reason);
  expect(await filesLeft()).toEqual(before);
});

test('more than 200 MB is refused before it is read', async () => {
  const type = 'multipart/form-data; boundary=x';
  const answer = await send(part('\r\n--x--'), type, { 'content-length': '300000000' });
  expect(answer).toMatchObject({ status: 413, body: { reason: 'import_too_large' } });
});

test('the file’s name is shown, never used; the file is ours alone', async () => {
  const answer = await product.upload(ada, 'Name\nAnna Rossi', '../../../etc/pass\0wd\n.csv');
  expect(answer.status).toBe(201);
  expect(answer.body.file_name).toMatch(/^pass.*wd.*\.csv$/);
  const path = join(product.dataDir, 'imports', ada.actor.workspaceId, answer.body.id);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
});

test('nobody uploads without signing in', async () => {
  expect((await product.upload(null, 'Name\nAnna')).status).toBe(401);
});
