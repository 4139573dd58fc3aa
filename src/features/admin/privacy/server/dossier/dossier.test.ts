import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';

let app: TestApp;
let dataDir: string;
let ada: TestMember;
let max: TestMember;
let id: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'uptake-dossier-'));
  const MB = 1024 * 1024;
  app = await startTestApp({ dataDir, files: { maxBytes: MB, quotaBytes: 10 * MB } });
  ada = await app.workspace();
  max = await app.member(ada);
  id = await make(ada, 'people', { first_name: 'Anna', last_name: '<b>Rossi</b>', city: 'Bozen' });
  await app.call(ada, `PATCH /api/v1/people/${id}`, { body: { city: 'Meran' } });
  await make(ada, 'activities', {
    kind: 'note',
    body: 'likes tea',
    occurred_at: '2026-11-20T10:00:00Z',
    person_id: id,
  });
  await make(max, 'activities', {
    kind: 'note',
    body: 'kept by Max',
    occurred_at: '2026-11-20T10:00:00Z',
    person_id: id,
    visibility: 'private',
  });
  await make(ada, 'facts', { text: 'allergic to nuts', person_id: id });
  await make(ada, 'tasks', { subject: 'Send an offer', person_id: id });
  await app.call(max, `POST /api/v1/people/${id}/viewed`);
  const query = new URLSearchParams({ person_id: id, name: 'Brief.txt' });
  await app.app.http.request(
    new Request(`http://localhost/api/v1/files/upload?${query}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/octet-stream',
        authorization: `Bearer ${ada.key}`,
      },
      body: 'Dear Anna',
    }),
  );
});
afterAll(async () => {
  await app.close();
  await rm(dataDir, { recursive: true });
});

async function make(member: TestMember, plural: string, body: object): Promise<string> {
  const answer = await app.call(member, `POST /api/v1/${plural}`, { body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.id;
}

async function open(member: TestMember) {
  const response = await app.raw(member, `GET /api/v1/people/${id}/dossier`);
  expect(response.status).toBe(200);
  const parts = unzipSync(new Uint8Array(await response.arrayBuffer()));
  return {
    parts,
    page: strFromU8(parts['index.html']!),
    data: JSON.parse(strFromU8(parts['data.json']!)),
  };
}

test('all that is held about a person is in one file, for people and for machines', async () => {
  const { parts, page, data } = await open(ada);
  expect(strFromU8(parts['files/1 Brief.txt']!)).toBe('Dear Anna');
  for (const text of [
    'likes tea',
    'allergic to nuts',
    'Send an offer',
    'Brief.txt',
    'Meran',
    'Bozen',
    'Max Member',
  ]) {
    expect(page).toContain(text);
  }
  expect(page).not.toContain('<b>Rossi');
  expect(data.person.city).toBe('Meran');
  expect(data.looks).toHaveLength(1);
  expect(data.history.length).toBeGreaterThan(4);
  expect(JSON.stringify(data)).not.toContain('kept by Max');
  expect(JSON.stringify(data.files)).not.toContain('stored_as');
});

test('it is written in the language of who makes it', async () => {
  await app.call(ada, 'PATCH /api/v1/me', { body: { language: 'de' } });
  const { page } = await open(ada);
  expect(page).toContain('Was über Anna');
  expect(page).toContain('<dt>Vorname</dt>');
  await app.call(ada, 'PATCH /api/v1/me', { body: { language: 'it' } });
  expect((await open(ada)).page).toContain('Che cosa è conservato su Anna');
  await app.call(ada, 'PATCH /api/v1/me', { body: { language: 'en' } });
});

test('it needs the right to export, and is told in the log and in the person’s history', async () => {
  const refused = await app.call(max, `GET /api/v1/people/${id}/dossier`);
  expect(refused.body.reason).toBe('may_not_export');
  const stranger = await app.workspace('Other');
  expect((await app.call(stranger, `GET /api/v1/people/${id}/dossier`)).status).toBe(404);
  const log = (await app.call(ada, 'GET /api/v1/exports')).body.items;
  expect(log[0]).toMatchObject({ record_type: 'person', format: 'dossier', rows: 1 });
  const history = (await app.call(ada, `GET /api/v1/people/${id}/history`)).body.items;
  expect(history[0].verb).toBe('person.given_out');
  const headers = { 'sec-fetch-site': 'cross-site' };
  const other = await app.call(ada, `GET /api/v1/people/${id}/dossier`, { headers });
  expect(other.status).toBe(403);
});
