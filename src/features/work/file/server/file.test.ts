import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type Answer,
  startTestApp,
  type TestApp,
  type TestMember,
} from '#src/main/server/test-app.ts';
import { sweepFiles } from './sweep-files.ts';

let app: TestApp;
let dataDir: string;
let ada: TestMember;
let max: TestMember;
let stranger: TestMember;
let anna: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'uptake-files-'));
  const MB = 1024 * 1024;
  app = await startTestApp({ dataDir, files: { maxBytes: 2 * MB, quotaBytes: 12 * MB } });
  ada = await app.workspace();
  max = await app.member(ada);
  stranger = await app.workspace('Other');
  anna = await person(ada, { first_name: 'Anna' });
});
afterAll(async () => {
  await app.close();
  await rm(dataDir, { recursive: true });
});

async function person(member: TestMember, body: object): Promise<string> {
  return (await app.call(member, 'POST /api/v1/people', { body })).body.id;
}

interface Given {
  name?: string;
  query?: Record<string, string>;
  headers?: Record<string, string>;
}

async function upload(
  member: TestMember | null,
  content: string | Uint8Array | ReadableStream,
  given: Given = {},
) {
  const { name = 'a.txt', query = { person_id: anna }, headers = {} } = given;
  const request = new Request(
    `http://localhost/api/v1/files/upload?${new URLSearchParams({ ...query, name })}`,
    {
      method: 'POST',
      headers: {
        'content-type': 'application/octet-stream',
        ...(member && { authorization: `Bearer ${member.key}` }),
        ...headers,
      },
      body: content,
      ...(content instanceof ReadableStream && { duplex: 'half' }),
    } as RequestInit,
  );
  const response = await app.app.http.request(request);
  const { status, headers: answered } = response;
  const body: Answer['body'] = await response.json();
  return { status, body, command: answered.get('uptake-command') };
}

/** Every file that lies anywhere below the data folder. */
async function stored(): Promise<string[]> {
  const entries = await readdir(join(dataDir, 'files'), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}

const SMALL = { width: 20, height: 10, channels: 3, background: '#336699' } as const;
const png = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#336699' } })
    .png()
    .toBuffer();

test('a file comes back as it was sent, as a download that no browser opens as a page', async () => {
  const content = randomBytes(300_000);
  const made = await upload(max, content, { name: '../../etc/Angebot „Süd“.bin' });
  expect(made).toMatchObject({
    status: 201,
    body: { name: 'Angebot „Süd“.bin', bytes: 300_000, person_id: anna, has_preview: false },
  });
  const response = await app.raw(ada, `GET /api/v1/files/${made.body.id}/content`);
  expect(Buffer.from(await response.arrayBuffer()).equals(content)).toBe(true);
  expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="/);
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  expect(response.headers.get('content-security-policy')).toContain('sandbox');
  const etag = response.headers.get('etag')!;
  const again = await app.raw(ada, `GET /api/v1/files/${made.body.id}/content`, {
    headers: { 'if-none-match': etag },
  });
  expect(again.status).toBe(304);
});

test('a file that is sent again under its key is kept once', async () => {
  const before = await stored();
  const headers = { 'idempotency-key': 'sent-once' };
  const photo = await png(40, 30);
  const [first, again] = [
    await upload(max, photo, { name: 'once.png', headers }),
    await upload(max, photo, { name: 'once.png', headers }),
  ];
  expect([first.status, again]).toEqual([201, first]);
  const kept = (await stored()).filter((name) => !before.includes(name));
  expect(new Set(kept.map((name) => name.split('.')[0])).size).toBe(1);
  const response = await app.raw(ada, `GET /api/v1/files/${first.body.id}/content`);
  expect(Buffer.from(await response.arrayBuffer()).equals(photo)).toBe(true);
  const other = await upload(max, 'another', { name: 'once.png', headers });
  expect(other.body.reason).toBe('idempotency_key_reused');
});

test('a picture is shown upright and small, without the place where it was taken', async () => {
  const photo = await sharp(await png(3000, 1000))
    .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '46/1 30/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  expect((await sharp(photo).metadata()).exif).toBeDefined();
  const made = await upload(max, photo, { name: 'IMG_1.JPG' });
  expect(made.body).toMatchObject({
    media_type: 'image/jpeg',
    has_preview: true,
    name: 'IMG_1.jpg',
  });
  const response = await app.raw(max, `GET /api/v1/files/${made.body.id}/preview?size=thumb`);
  expect(response.headers.get('content-type')).toBe('image/webp');
  const shown = await sharp(Buffer.from(await response.arrayBuffer())).metadata();
  expect(shown).toMatchObject({ format: 'webp', width: 120, height: 360 });
  expect(shown.exif).toBeUndefined();
});

test('a picture with pixels to fill the memory is kept, and never opened', async () => {
  const bomb = await png(10_000, 10_000);
  const before = process.memoryUsage().rss;
  const made = await upload(max, bomb, { name: 'big.png' });
  expect(made).toMatchObject({
    status: 201,
    body: { has_preview: false, media_type: 'image/png' },
  });
  expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024);
  const preview = await app.call(max, `GET /api/v1/files/${made.body.id}/preview`);
  expect(preview).toMatchObject({ status: 404, body: { reason: 'no_preview' } });
});

test.each([
  ['image/png', 'p.png', () => png(20, 10)],
  ['image/webp', 'p.webp', () => sharp({ create: SMALL }).webp().toBuffer()],
  ['image/gif', 'p.gif', () => sharp({ create: SMALL }).gif().toBuffer()],
  ['image/tiff', 'p.tif', () => sharp({ create: SMALL }).tiff().toBuffer()],
  ['image/avif', 'p.avif', () => sharp({ create: SMALL }).avif().toBuffer()],
])('a picture of the kind %s is shown', async (media_type, name, draw) => {
  const made = await upload(max, await draw(), { name });
  expect(made.body).toMatchObject({ media_type, name, has_preview: true });
});

test('a photo of a kind that cannot be opened here is kept without a preview', async () => {
  const heic = Buffer.concat([
    Buffer.from('00000018', 'hex'),
    Buffer.from('ftypheic'),
    randomBytes(500),
  ]);
  const made = await upload(max, heic, { name: 'IMG_2.HEIC' });
  expect(made.body).toMatchObject({
    media_type: 'image/heic',
    name: 'IMG_2.heic',
    has_preview: false,
  });
});

test('an archive is kept closed', async () => {
  const made = await upload(max, Buffer.from('504b03041400000008000000', 'hex'), { name: 'a.zip' });
  expect(made.body).toMatchObject({ media_type: 'application/zip', has_preview: false });
});

test.each([
  ['a program called a picture', Buffer.from('4d5a90000300', 'hex'), 'photo.jpg'],
  ['a program of Linux', Buffer.from('7f454c4602010100', 'hex'), 'offer.pdf'],
  ['a script called a text', '#!/bin/sh\nrm -rf /', 'notes.txt'],
  ['a text called a script', 'hello', 'invoice.pdf.js'],
  ['a name with a hidden turn', 'hello', 'invoice\u202Efdp.exe '],
])('%s is refused and leaves nothing', async (_, content, name) => {
  const before = await stored();
  const answer = await upload(max, content, { name });
  expect(answer).toMatchObject({ status: 400, body: { reason: 'program' } });
  expect(await stored()).toEqual(before);
});

test.each([
  [
    'a drawing with a script',
    '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    'logo.svg',
  ],
  ['a page', '<!doctype html><script>alert(1)</script>', 'page.html'],
  ['a page called a picture', '\n <html><img onerror=alert(1)>', 'cat.png'],
])('%s is given back as mere bytes', async (_, content, name) => {
  const made = await upload(max, content, { name });
  expect(made.body).toMatchObject({ media_type: 'application/octet-stream', has_preview: false });
  const response = await app.raw(max, `GET /api/v1/files/${made.body.id}/content`);
  expect(response.headers.get('content-type')).toBe('application/octet-stream');
  expect(response.headers.get('content-disposition')).toMatch(/^attachment/);
});

test('what is too large is refused by its length, and where no length is told, on the way', async () => {
  const before = await stored();
  const told = await upload(max, randomBytes(2_200_000));
  expect(told).toMatchObject({ status: 413, body: { reason: 'file_too_large' } });
  let sent = 0;
  const endless = new ReadableStream({
    pull(controller) {
      sent += 65_536;
      controller.enqueue(randomBytes(65_536));
    },
  });
  expect(await upload(max, endless)).toMatchObject({ status: 413 });
  expect(sent).toBeLessThan(4_000_000);
  expect(await stored()).toEqual(before);
});

test('an upload that breaks off, is empty or of another length than told leaves nothing', async () => {
  const before = await stored();
  const broken = new ReadableStream({
    start(controller) {
      controller.enqueue(randomBytes(100_000));
      setTimeout(() => controller.error(new Error('gone')), 20);
    },
  });
  expect(await upload(max, broken)).toMatchObject({
    status: 400,
    body: { reason: 'broken_upload' },
  });
  expect(await upload(max, '')).toMatchObject({ status: 400, body: { reason: 'empty_file' } });
  const short = { headers: { 'content-length': '5000' } };
  expect(await upload(max, 'short', short)).toMatchObject({ status: 400 });
  expect(await stored()).toEqual(before);
});

test('without a record to hang on, for nobody, or as a form nothing is taken', async () => {
  const before = await stored();
  expect((await upload(max, 'x', { query: {} })).status).toBe(400);
  expect((await upload(null, 'x')).status).toBe(401);
  expect((await upload(stranger, 'x')).status).toBe(404);
  const form = { headers: { 'content-type': 'text/plain' } };
  expect(await upload(max, 'x', form)).toMatchObject({
    status: 400,
    body: { reason: 'not_octets' },
  });
  const rowAlone = await app.call(max, 'POST /api/v1/files', { body: { name: 'x' } });
  expect(rowAlone).toMatchObject({ status: 400, body: { reason: 'file_without_content' } });
  expect(await stored()).toEqual(before);
});

test('who may not see the record sees no file of it: not in a list, not in search, not by its id', async () => {
  const hidden = await person(ada, { first_name: 'Bea', visibility: 'private' });
  const made = await upload(ada, 'secret', { name: 'zanzibar.txt', query: { person_id: hidden } });
  const { id } = made.body;
  for (const other of [max, stranger]) {
    for (const path of [
      `files/${id}`,
      `files/${id}/content`,
      `files/${id}/preview`,
      `files/${id}/history`,
    ]) {
      expect((await app.call(other, `GET /api/v1/${path}`)).status, path).toBe(404);
    }
    const found = await app.call(other, 'GET /api/v1/search?q=zanzibar');
    expect(found.body.items).toEqual([]);
    expect((await app.call(other, `GET /api/v1/attachments?person_id=${hidden}`)).status).toBe(404);
  }
  expect((await app.call(ada, `GET /api/v1/files/${id}/content`)).status).toBe(200);
});

test('a file follows when its record is closed and opened again, whoever sent it', async () => {
  const carla = await person(ada, { first_name: 'Carla' });
  const note = await app.call(ada, 'POST /api/v1/activities', {
    body: { kind: 'note', body: 'x', occurred_at: '2026-11-22T10:00:00Z', person_id: carla },
  });
  const { id } = (
    await upload(max, 'x', { name: 'timbuktu.txt', query: { activity_id: note.body.id } })
  ).body;
  expect((await app.call(max, `GET /api/v1/files/${id}`)).status).toBe(200);
  const close = (visibility: string) =>
    app.call(ada, `PATCH /api/v1/people/${carla}`, { body: { visibility } });
  await close('private');
  expect((await app.call(max, `GET /api/v1/files/${id}/content`)).status).toBe(404);
  expect((await app.call(max, `GET /api/v1/files/${id}`)).status).toBe(404);
  expect((await app.call(max, 'GET /api/v1/search?q=timbuktu')).body.items).toEqual([]);
  expect((await app.call(ada, `GET /api/v1/files/${id}/content`)).status).toBe(200);
  await close('workspace');
  expect((await app.call(max, `GET /api/v1/files/${id}/content`)).status).toBe(200);
  expect((await app.call(max, 'GET /api/v1/search?q=timbuktu')).body.items).toHaveLength(1);
});

test('a photo of a paper note becomes a note in one command, and one undo takes both back', async () => {
  const dora = await person(ada, { first_name: 'Dora' });
  const query = { person_id: dora, as_note: 'From the fair' };
  const made = await upload(max, await png(40, 40), { name: 'p.png', query });
  const timeline = await app.call(max, `GET /api/v1/timeline?person_id=${dora}`);
  expect(timeline.body.items).toMatchObject([
    { body: 'From the fair', kind: 'note', files: [{ id: made.body.id, has_preview: true }] },
  ]);
  const all = await app.call(max, `GET /api/v1/attachments?person_id=${dora}`);
  expect(all.body.items).toHaveLength(1);
  const undone = await app.call(max, `POST /api/v1/commands/${made.command}/undo`);
  expect(undone.body.undone).toHaveLength(2);
  const after = await app.call(max, `GET /api/v1/timeline?person_id=${dora}`);
  expect(after.body.items).toEqual([]);
});

test('a file goes to the bin and comes back', async () => {
  const { id } = (await upload(max, 'hello')).body;
  const binned = await app.call(max, `DELETE /api/v1/files/${id}`);
  expect(binned.status).toBe(200);
  const listed = () => app.call(max, `GET /api/v1/attachments?person_id=${anna}`);
  expect((await listed()).body.items.map((item: { id: string }) => item.id)).not.toContain(id);
  const undone = `POST /api/v1/commands/${binned.headers.get('uptake-command')}/undo`;
  expect((await app.call(max, undone)).status).toBe(200);
  expect((await listed()).body.items.map((item: { id: string }) => item.id)).toContain(id);
  expect((await app.call(max, `GET /api/v1/files/${id}/content`)).body).toBe('hello');
});

test('more than the workspace may keep is refused, and another one has its own room', async () => {
  const piece = randomBytes(1_900_000);
  let last = await upload(max, piece);
  for (let i = 0; i < 8 && last.status === 201; i++) last = await upload(max, piece);
  expect(last).toMatchObject({ status: 413, body: { reason: 'quota_reached' } });
  const theirs = await person(stranger, { first_name: 'Eva' });
  expect((await upload(stranger, piece, { query: { person_id: theirs } })).status).toBe(201);
});

test('what lies there without a row is swept after a day, and nothing else', async () => {
  const { store } = app.app.services.files;
  const before = await stored();
  const orphan = {
    workspaceId: ada.actor.workspaceId,
    name: `${'a'.repeat(64)}-${'b'.repeat(12)}`,
  };
  const path = join(dataDir, 'loose');
  await writeFile(path, 'x');
  await store.put(orphan, path, { bytes: 1, sha256: 'a'.repeat(64) });
  const broken = join(store.incomingDir, 'left by a server that was killed');
  await writeFile(broken, 'x');
  expect(await sweepFiles(app.app.services)).toBe(0);
  const old = new Date(Date.now() - 25 * 60 * 60 * 1000);
  const files = join(dataDir, 'files');
  for (const entry of await readdir(files, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) await utimes(join(entry.parentPath, entry.name), old, old);
  }
  expect(await sweepFiles(app.app.services)).toBe(2);
  expect((await stored()).sort()).toEqual(before.sort());
});

test('another name makes no program of a file', async () => {
  const { id } = (await upload(ada, 'echo off')).body;
  const rename = (name: string) => app.call(ada, `PATCH /api/v1/files/${id}`, { body: { name } });
  expect((await rename('invoice.bat')).body.name).toBe('invoice.bat.txt');
  expect((await rename('../../x\r\ny\u202egnp.exe')).body.name).toMatch(/^[^/\r\n\u202e]+\.txt$/);
  expect((await rename('Offer 2027')).body.name).toBe('Offer 2027.txt');
  const bare = (await upload(ada, Buffer.from([0, 1, 2]), { name: 'bare' })).body;
  const refused = await app.call(ada, `PATCH /api/v1/files/${bare.id}`, {
    body: { name: 'bare.exe' },
  });
  expect([refused.status, refused.body.reason]).toEqual([400, 'program']);
});

test('uploads at once do not pass the quota together', async () => {
  const crowd = await app.workspace('Crowd');
  const query = { person_id: await person(crowd, { first_name: 'Kim' }) };
  const answers = await Promise.all(
    Array.from({ length: 9 }, (_, at) =>
      upload(crowd, Buffer.alloc(1_900_000, at), { name: `${at}.bin`, query }),
    ),
  );
  const kept = answers.filter(({ status }) => status === 201);
  expect(kept).toHaveLength(6);
  expect(answers.filter(({ body }) => body.reason === 'quota_reached')).toHaveLength(3);
});
