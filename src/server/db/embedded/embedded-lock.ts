import { createHash } from 'node:crypto';
import { link, lstat, mkdir, realpath, rename, rm, stat } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '#src/lib/app-error.ts';
import { newId } from '#src/lib/ids.ts';

/** Held while Uptake runs PostgreSQL on a data folder. */
export interface FolderLock {
  release(): Promise<void>;
}

// The kernel takes 107 bytes for a socket's path, macOS 103.
const MAX_SOCKET_PATH_BYTES = 100;
const LOCK = 'lock';
const NOBODY_LISTENS = new Set<string | undefined>(['ECONNREFUSED', 'ENOENT', 'ENOTSOCK']);

/**
 * The folder for sockets: in the data folder, or a short one that is derived from it where the
 * path would be too long for a socket.
 */
export async function chooseSocketDir(dataDir: string): Promise<string> {
  const folder = await realpath(dataDir);
  const inside = join(folder, 'run');
  const longest = join(inside, '.s.PGSQL.5432');
  if (Buffer.byteLength(longest) <= MAX_SOCKET_PATH_BYTES) return inside;
  return `/tmp/uptake-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`;
}

/** Makes the folder for sockets, for us alone, or for the account that PostgreSQL runs as. */
export async function makeSocketDir(socketDir: string, accountUid?: number): Promise<void> {
  await mkdir(socketDir, { recursive: true, mode: 0o700 });
  const found = await lstat(socketDir);
  // In /tmp anybody could have made it, or a link, before us.
  if (found.isDirectory() && [process.getuid?.(), accountUid].includes(found.uid)) return;
  throw new AppError(
    'invalid',
    `${socketDir} belongs to another user. Start Uptake as that user, or choose another UPTAKE_DATA.`,
    { reason: 'foreign_folder' },
  );
}

/**
 * Takes the folder, or says who has it. The lock is a socket that listens: the kernel closes it
 * with the process that holds it, so it tells the living from the dead whatever became of the pid.
 */
export async function lockFolder(socketDir: string, dataDir: string): Promise<FolderLock> {
  const path = join(socketDir, LOCK);
  const own = join(socketDir, newId().slice(-8));
  const server = await listen(own);
  try {
    // A socket is linked into place only once it listens, so nobody takes it for a dead one.
    while (!(await tryLink(own, path))) await removeDead(path, dataDir);
    const { ino } = await stat(own);
    await rm(own);
    await confirm(path, ino, dataDir);
    return { release: () => release(server, path, ino) };
  } catch (error) {
    server.close();
    await rm(own, { force: true });
    throw error;
  }
}

/** The process that has the folder, or undefined if nobody has; its pid is 0 if it is too busy. */
export async function findLockHolder(socketDir: string): Promise<{ pid: number } | undefined> {
  return askHolder(join(socketDir, LOCK));
}

function listen(path: string): Promise<Server> {
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.end(String(process.pid));
  });
  server.unref();
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, () => resolve(server));
  });
}

async function tryLink(from: string, to: string): Promise<boolean> {
  return link(from, to).then(
    () => true,
    (error) => {
      if (error.code === 'EEXIST') return false;
      throw error;
    },
  );
}

async function removeDead(path: string, dataDir: string): Promise<void> {
  await refuseIfHeld(path, dataDir);
  const aside = `${path}.${newId().slice(-8)}`;
  const isMoved = await rename(path, aside).then(
    () => true,
    () => false,
  );
  if (!isMoved) return;
  // Another start may have put its own there since we looked: then it goes back.
  if (await askHolder(aside)) await tryLink(aside, path);
  await rm(aside, { force: true });
}

// Two starts may each have moved the other's aside; the one whose socket is still there has won.
async function confirm(path: string, ino: number, dataDir: string): Promise<void> {
  await sleep(20);
  const now = await stat(path).catch(() => undefined);
  if (now?.ino !== ino) throw makeRefusal(dataDir, 0);
}

async function refuseIfHeld(path: string, dataDir: string): Promise<void> {
  const holder = await askHolder(path);
  if (holder) throw makeRefusal(dataDir, holder.pid);
}

function makeRefusal(dataDir: string, pid: number): AppError {
  const who = pid ? ` (process ${pid})` : '';
  return new AppError(
    'conflict',
    `The data folder ${dataDir} is in use by an Uptake that is running${who}. Stop it first, or ` +
      'give this one another folder with UPTAKE_DATA.',
    { reason: 'folder_in_use', pid },
  );
}

async function askHolder(path: string): Promise<{ pid: number } | undefined> {
  let answer = await askOnce(path);
  // One that closes without a word is just dying, or was never there when we look again.
  for (let tries = 0; answer === 'closed' && tries < 20; tries++) {
    await sleep(50);
    answer = await askOnce(path);
  }
  return answer === 'nobody' ? undefined : { pid: Number(answer) || 0 };
}

/** What the holder says, its pid; or how it came that it said nothing. */
function askOnce(path: string): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(path);
    socket.setTimeout(1000, () => {
      resolve('busy');
      socket.destroy();
    });
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (NOBODY_LISTENS.has(error.code)) resolve('nobody');
    });
    socket.on('close', () => resolve(answer || 'closed'));
  });
}

async function release(server: Server, path: string, ino: number): Promise<void> {
  const now = await stat(path).catch(() => undefined);
  if (now?.ino === ino) await rm(path, { force: true });
  await new Promise((resolve) => server.close(resolve));
}
