import { existsSync } from 'node:fs';
import { chmod, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError } from '#src/lib/app-error.ts';
import { type Account, giveTo, spawnAs } from './embedded-account.ts';
import type { Binaries } from './embedded-binaries.ts';

export const SUPERUSER = 'uptake';
export const DATABASE = 'uptake';

// macOS has no C.UTF-8 of its own; there the C library only classifies letters.
const LOCALE =
  process.platform === 'darwin'
    ? ['--locale=C', '--lc-ctype=en_US.UTF-8', '--builtin-locale=C.UTF-8']
    : ['--locale=C.UTF-8'];

interface Making {
  clusterDir: string;
  account: Account | undefined;
  binaries: Binaries;
  isDurable: boolean;
}

/**
 * Makes the cluster with its database if it is not there. It is made under another name and then
 * renamed, so a cluster that exists is whole. Call it only while holding the folder's lock.
 */
export async function ensureCluster(making: Making): Promise<void> {
  const { clusterDir, account, binaries } = making;
  if (existsSync(clusterDir)) {
    await refuseOtherMajor(clusterDir, binaries.major);
    return giveTo(account, clusterDir);
  }
  const unfinished = `${clusterDir}.new`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o700 });
  await chmod(unfinished, 0o700);
  await giveTo(account, unfinished);
  await makeCluster({ ...making, clusterDir: unfinished });
  await rename(unfinished, clusterDir);
  if (making.isDurable) await syncFolder(dirname(clusterDir));
}

async function makeCluster({ clusterDir, account, binaries, isDurable }: Making): Promise<void> {
  const sync = isDurable ? [] : ['--no-sync'];
  await run(account, [
    binaries.initdb,
    `--pgdata=${clusterDir}`,
    `--username=${SUPERUSER}`,
    '--auth-local=trust',
    '--auth-host=reject',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    ...LOCALE,
    '--data-checksums',
    '--no-instructions',
    ...sync,
  ]);
  const single = ['--single', '-D', clusterDir, '-c', `fsync=${isDurable ? 'on' : 'off'}`];
  await run(account, [binaries.postgres, ...single, 'postgres'], `CREATE DATABASE ${DATABASE}\n`);
}

function run(account: Account | undefined, command: [string, ...string[]], input = '') {
  return new Promise<void>((resolve, reject) => {
    const child = spawnAs(account, command, { stdio: 'pipe', cwd: '/' });
    let output = '';
    child.stdout!.on('data', (chunk) => {
      output += chunk;
    });
    child.stderr!.on('data', (chunk) => {
      output += chunk;
    });
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${command[0]} ended with ${code}:\n${output}`));
    });
    // It may end without reading; the way it ends tells why.
    child.stdin!.on('error', () => undefined);
    child.stdin!.end(input);
  });
}

async function refuseOtherMajor(clusterDir: string, major: string): Promise<void> {
  const found = await readFile(join(clusterDir, 'PG_VERSION'), 'utf8').catch(() => '');
  if (found.trim() === major) return;
  throw new AppError(
    'invalid',
    `The database in ${clusterDir} is of PostgreSQL ${found.trim() || 'an unknown version'}, and this ` +
      `Uptake brings ${major}. Make a backup with the version of Uptake that last ran, and restore it here.`,
    { reason: 'other_postgres_version' },
  );
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path);
  await folder.sync();
  await folder.close();
}
