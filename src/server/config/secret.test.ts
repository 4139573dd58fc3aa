import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readOrMakeSecret } from './secret.ts';

async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'uptake-secret-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

test('the secret is made once, long, and for the owner alone', async () => {
  const dataDir = join(await makeFolder(), 'data');
  const secret = await readOrMakeSecret(dataDir);
  expect(secret.length).toBeGreaterThanOrEqual(43);
  expect(await readOrMakeSecret(dataDir)).toBe(secret);
  expect((await stat(join(dataDir, 'secret'))).mode & 0o777).toBe(0o600);
  expect(await readdir(dataDir)).toEqual(['secret']);
});

test('several that start at once get the same secret', async () => {
  const dataDir = await makeFolder();
  const secrets = await Promise.all(Array.from({ length: 8 }, () => readOrMakeSecret(dataDir)));
  expect(new Set(secrets).size).toBe(1);
  expect(await readdir(dataDir)).toEqual(['secret']);
});

test('two installations have different secrets', async () => {
  const [one, two] = [await makeFolder(), await makeFolder()];
  expect(await readOrMakeSecret(one)).not.toBe(await readOrMakeSecret(two));
});

test('a damaged secret is refused, not replaced', async () => {
  const dataDir = await makeFolder();
  await writeFile(join(dataDir, 'secret'), '');
  await expect(readOrMakeSecret(dataDir)).rejects.toMatchObject({
    code: 'invalid',
    details: { reason: 'damaged_secret' },
  });
});
