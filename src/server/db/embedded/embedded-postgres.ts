import { mkdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '#src/lib/app-error.ts';
import { type Account, chooseAccount, giveTo } from './embedded-account.ts';
import { type Binaries, prepareBinaries } from './embedded-binaries.ts';
import { DATABASE, ensureCluster, SUPERUSER } from './embedded-cluster.ts';
import {
  chooseSocketDir,
  type FolderLock,
  findLockHolder,
  lockFolder,
  makeSocketDir,
} from './embedded-lock.ts';
import { type Postmaster, startPostmaster, waitUntilReady } from './embedded-postmaster.ts';

export interface EmbeddedPostgres {
  /** A connection string for the superuser, over a socket in the data folder. */
  url: string;
  /** The postmaster's process; it changes when PostgreSQL had to be started anew. */
  readonly pid: number;
  /** Disconnects everybody, writes all to disk and gives the folder free. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  dataDir: string;
  /** Settings of postgresql.conf over ours; a test may turn `fsync` off. */
  settings?: Record<string, string>;
  log?: (line: string) => void;
  /** Called when PostgreSQL has ended and cannot be started again. */
  onFailure?: (error: Error) => void;
}

/**
 * Starts PostgreSQL on the data folder, making its cluster the first time, and starts it anew if
 * it dies. Refuses (`folder_in_use`) if another Uptake runs on the folder; what one that was
 * killed has left is taken over.
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const dataDir = await makeDataDir(options.dataDir);
  const binaries = await prepareBinaries(dataDir);
  const clusterDir = join(dataDir, 'postgres');
  const account = chooseAccount(clusterDir, [binaries.postgres, dataDir]);
  const socketDir = await chooseSocketDir(dataDir);
  await makeSocketDir(socketDir, account?.uid);
  const lock = await lockFolder(socketDir, dataDir);
  try {
    await giveTo(account, socketDir);
    const place = { clusterDir, socketDir, account, binaries };
    return await startLocked(place, lock, options);
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/**
 * The connection string of the PostgreSQL that a running Uptake keeps on the data folder, once it
 * accepts connections; undefined if none runs.
 */
export async function findEmbeddedPostgres(dataDir: string): Promise<string | undefined> {
  const folder = await realpath(dataDir).catch(() => undefined);
  if (!folder) return undefined;
  const socketDir = await chooseSocketDir(folder);
  if (!(await findLockHolder(socketDir))) return undefined;
  const isWanted = async () => Boolean(await findLockHolder(socketDir));
  const isReady = await waitUntilReady(join(folder, 'postgres'), isWanted);
  return isReady ? makeUrl(socketDir) : undefined;
}

/** Borrows the PostgreSQL of a running Uptake, or starts one: `stop` ends only what was started. */
export async function openEmbeddedPostgres(
  options: EmbeddedOptions,
): Promise<Pick<EmbeddedPostgres, 'url' | 'stop'>> {
  const url = await findEmbeddedPostgres(options.dataDir);
  return url ? { url, stop: async () => undefined } : startEmbeddedPostgres(options);
}

interface Place {
  clusterDir: string;
  socketDir: string;
  account: Account | undefined;
  binaries: Binaries;
}

async function startLocked(
  place: Place,
  lock: FolderLock,
  options: EmbeddedOptions,
): Promise<EmbeddedPostgres> {
  const isDurable = options.settings?.fsync !== 'off';
  await ensureCluster({ ...place, isDurable });
  const postmaster = await startPostmaster({
    ...place,
    settings: options.settings ?? {},
    log: options.log ?? (() => undefined),
    onFailure: options.onFailure ?? (() => undefined),
  });
  return makeHandle(postmaster, lock, makeUrl(place.socketDir));
}

function makeHandle(postmaster: Postmaster, lock: FolderLock, url: string): EmbeddedPostgres {
  let stopped: Promise<void> | undefined;
  return {
    url,
    get pid() {
      return postmaster.pid;
    },
    stop() {
      stopped ??= postmaster.stop().finally(() => lock.release());
      return stopped;
    },
  };
}

function makeUrl(socketDir: string): string {
  return `postgresql://${SUPERUSER}@localhost/${DATABASE}?host=${encodeURIComponent(socketDir)}`;
}

async function makeDataDir(path: string): Promise<string> {
  if (process.platform === 'win32') {
    throw new AppError(
      'invalid',
      'On Windows, run Uptake in WSL, or set DATABASE_URL to a PostgreSQL server, version 15 or later.',
      { reason: 'no_embedded_postgres' },
    );
  }
  // Customers' files are for nobody else's eyes; under root, PostgreSQL must pass through.
  await mkdir(path, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
  return realpath(path);
}
