import { mkdtemp, open, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '#src/main/server/test-app.ts';
import { openBackup } from './read-backup.ts';
import { restoreBackup } from './restore-backup.ts';
import { fill, filledDatabase, migrationsDir, readAll } from './test-backup.ts';
import { writeBackup } from './write-backup.ts';

let app: TestApp;
let folder: string;
let path: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uptake-backup-'));
  path = join(folder, 'first.uptake');
  app = await startTestApp();
  await fill(app);
  await writeBackup({ url: app.url, path });
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true });
});

async function damage(name: string, change: (bytes: Buffer) => Buffer): Promise<string> {
  const damaged = join(folder, name);
  await writeFile(damaged, change(await readFile(path)));
  return damaged;
}

test('a damaged backup is refused with nothing changed', async () => {
  const url = await filledDatabase();
  const before = await readAll(url);
  const half = await damage('half.uptake', (bytes) => bytes.subarray(0, bytes.length / 2));
  const flipped = await damage('flipped.uptake', (bytes) => {
    // within a row: what a ZIP says before each part is said again at its end
    bytes[bytes.indexOf('ledger_event') + 64]! ^= 0x10;
    return bytes;
  });
  const text = await damage('text.uptake', () => Buffer.from('first_name,last_name\n'));
  for (const damaged of [half, flipped, text]) {
    await expect(
      restoreBackup({ url, path: damaged, migrationsDir, replace: true }),
      damaged,
    ).rejects.toMatchObject({ details: { reason: 'damaged_backup' } });
  }
  await expect(
    restoreBackup({ url, path: join(folder, 'none'), migrationsDir, replace: true }),
  ).rejects.toMatchObject({ code: 'not_found' });
  expect(await readAll(url)).toEqual(before);
});

test('wherever a byte is changed or the file ends, it is refused or reads the same', async () => {
  const whole = await readFile(path);
  const manifest = await verified(path);
  const damaged = join(folder, 'byte.uptake');
  for (let at = 7; at < whole.length; at += Math.ceil(whole.length / 30)) {
    const bytes = Buffer.from(whole);
    bytes[at]! ^= 1 << (at % 8);
    await writeFile(damaged, bytes);
    const read = await verified(damaged).catch(({ details }) => details.reason);
    expect([manifest, 'damaged_backup'], `byte ${at}`).toContainEqual(read);
    await writeFile(damaged, whole.subarray(0, at));
    await expect(verified(damaged), `cut at ${at}`).rejects.toMatchObject({ code: 'invalid' });
  }
});

async function verified(file: string) {
  const backup = await openBackup(file);
  try {
    await backup.verify();
    return backup.manifest;
  } finally {
    backup.close();
  }
}

test('a backup is for its owner alone and never takes the place of another file', async () => {
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  await expect(writeBackup({ url: app.url, path })).rejects.toMatchObject({
    details: { reason: 'file_exists' },
  });
  const nowhere = writeBackup({ url: app.url, path: join(folder, 'none', 'b.uptake') });
  await expect(nowhere).rejects.toThrow('Make the folder first');
  const noServer = writeBackup({ url: 'postgresql://localhost:1/none', path: join(folder, 'c') });
  await expect(noServer).rejects.toMatchObject({ details: { reason: 'database_unreachable' } });
  expect((await readdir(folder)).filter((name) => name.endsWith('.partial'))).toEqual([]);
});

test('a backup that is cancelled leaves no file', async () => {
  const cancelled = join(folder, 'cancelled.uptake');
  const abort = new AbortController();
  await expect(
    writeBackup({
      url: app.url,
      path: cancelled,
      signal: abort.signal,
      onTable: (name) => name === 'person' && abort.abort(),
    }),
  ).rejects.toThrow();
  await expect(open(cancelled)).rejects.toMatchObject({ code: 'ENOENT' });
});
