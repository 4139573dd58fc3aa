import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import pg from 'pg';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkFiles } from '#src/features/admin/doctor/server/check-files.ts';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';
import { openDiskStore } from '#src/server/files/disk-store.ts';
import { restoreBackup } from './restore-backup.ts';
import { emptyDatabase, migrationsDir } from './test-backup.ts';
import { writeBackup } from './write-backup.ts';

let folder: string;
let app: TestApp;
let ada: TestMember;
const content = randomBytes(200_000);
let made: { id: string; stored_as: string };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uptake-backup-files-'));
  app = await startTestApp({ dataDir: join(folder, 'first') });
  ada = await app.workspace();
  made = await upload('a.bin', content);
  await upload(
    'p.png',
    await sharp({ create: { width: 9, height: 9, channels: 3, background: '#000' } })
      .png()
      .toBuffer(),
  );
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true });
});

async function upload(name: string, body: Uint8Array) {
  const person = await app.call(ada, 'POST /api/v1/people', { body: { first_name: 'Anna' } });
  const path = `files/upload?person_id=${person.body.id}&name=${name}`;
  const response = await app.app.http.request(
    new Request(`http://localhost/api/v1/${path}`, {
      method: 'POST',
      body: body as Uint8Array<ArrayBuffer>,
      headers: { authorization: `Bearer ${ada.key}`, 'content-type': 'application/octet-stream' },
    }),
  );
  return (await response.json()) as { id: string; stored_as: string };
}

async function examine(url: string, dataDir: string) {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return await checkFiles(client, openDiskStore(dataDir));
  } finally {
    await client.end();
  }
}

test('attachments and their previews come back with the rows', async () => {
  const path = join(folder, 'whole.uptake');
  const { store } = app.app.services.files;
  const summary = await writeBackup({ url: app.url, path, files: store });
  expect(summary).toMatchObject({ files: 4, missingFiles: 0 });
  const url = await emptyDatabase();
  const dataDir = join(folder, 'second');
  const files = openDiskStore(dataDir);
  const restored = await restoreBackup({ url, path, migrationsDir, replace: false, files });
  expect(restored.files).toBe(4);
  const key = { workspaceId: ada.actor.workspaceId, name: made.stored_as };
  expect((await buffer(await files.open(key))).equals(content)).toBe(true);
  expect(await readdir(files.incomingDir)).toEqual([]);
  expect(await examine(url, dataDir)).toMatchObject({ verdict: 'ok' });
});

test('an attachment that the storage has lost or cut off is a fault, and does not stop a backup', async () => {
  const dataDir = join(folder, 'first');
  expect(await examine(app.url, dataDir)).toMatchObject({ verdict: 'ok' });
  const { store } = app.app.services.files;
  const key = { workspaceId: ada.actor.workspaceId, name: made.stored_as };
  const cut = join(folder, 'cut');
  await writeFile(cut, 'short');
  await store.put(key, cut, { bytes: 5, sha256: '' });
  expect(await examine(app.url, dataDir)).toMatchObject({ verdict: 'fault' });
  await store.remove(key);
  const found = await examine(app.url, dataDir);
  expect(found).toMatchObject({ verdict: 'fault' });
  expect(found.message).toContain(made.stored_as);
  const path = join(folder, 'lacking.uptake');
  expect(await writeBackup({ url: app.url, path, files: store })).toMatchObject({
    missingFiles: 1,
  });
});
