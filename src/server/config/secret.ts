import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '#src/lib/app-error.ts';
import { newId } from '#src/lib/ids.ts';
import { getRandomBytes } from '#src/lib/random-bytes.ts';

/**
 * The installation's secret, kept in the data folder and readable by its owner alone. The first
 * caller makes it; when several start at once, all get the same one.
 */
export async function readOrMakeSecret(dataDir: string): Promise<string> {
  const path = join(dataDir, 'secret');
  return (await readSecretFile(path)) ?? (await makeSecretFile(dataDir, path));
}

async function readSecretFile(path: string): Promise<string | undefined> {
  const text = await readFile(path, 'utf8').catch(onlyIf('ENOENT'));
  if (text === undefined) return undefined;
  const secret = text.trim();
  if (secret.length < 32) {
    throw new AppError(
      'invalid',
      `${path} is damaged. Put the secret from your backup into it; or delete it, and everybody signs in again.`,
      { reason: 'damaged_secret' },
    );
  }
  return secret;
}

async function makeSecretFile(dataDir: string, path: string): Promise<string> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const secret = Buffer.from(getRandomBytes(32)).toString('base64url');
  const temporary = `${path}.${newId()}`;
  const file = await open(temporary, 'wx', 0o600);
  try {
    await file.writeFile(`${secret}\n`);
    await file.sync();
    // A link fails when the file is already there: whoever comes second takes the first one's.
    await link(temporary, path).catch(onlyIf('EEXIST'));
  } finally {
    await file.close();
    await rm(temporary, { force: true });
  }
  return (await readSecretFile(path)) ?? secret;
}

function onlyIf(code: string): (error: NodeJS.ErrnoException) => undefined {
  return (error) => {
    if (error.code !== code) throw error;
    return undefined;
  };
}
