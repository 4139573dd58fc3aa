import { type ChildProcess, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Account, spawnAs } from './embedded-account.ts';
import type { Binaries } from './embedded-binaries.ts';
import { endLeftovers, nameCluster } from './embedded-leftovers.ts';
import { EMBEDDED_SETTINGS } from './embedded-settings.ts';

/** PostgreSQL's first process, kept alive until `stop`. */
export interface Postmaster {
  readonly pid: number;
  stop(): Promise<void>;
}

interface Start {
  clusterDir: string;
  socketDir: string;
  account: Account | undefined;
  binaries: Binaries;
  settings: Record<string, string>;
  log: (line: string) => void;
  onFailure: (error: Error) => void;
}

interface Launched {
  child: ChildProcess;
  exited: Promise<void>;
}

const STOP_PATIENCE_MS = 60_000;
// A database that dies so soon, so often in a row, is not helped by starting it once more.
const SHORT_LIFE_MS = 1000;
const MAX_SHORT_LIVES = 20;

/** Starts PostgreSQL and waits until it accepts connections; starts it anew whenever it dies. */
export async function startPostmaster(start: Start): Promise<Postmaster> {
  let shortLives = 0;
  let isStopping = false;
  let launched = await launch(start);
  let watching = watch();

  async function watch(): Promise<void> {
    const began = Date.now();
    await launched.exited;
    if (isStopping) return;
    try {
      shortLives = Date.now() - began < SHORT_LIFE_MS ? shortLives + 1 : 0;
      if (shortLives > MAX_SHORT_LIVES) throw new Error('PostgreSQL keeps ending; see its log');
      start.log('PostgreSQL has ended unexpectedly and is started anew');
      launched = await launch(start);
      watching = watch();
    } catch (error) {
      start.onFailure(error as Error);
    }
  }

  return {
    get pid() {
      return launched.child.pid!;
    },
    async stop() {
      isStopping = true;
      await endChild(launched);
      await watching;
      await endChild(launched);
    },
  };
}

/** Waits until PostgreSQL says in its pid file that it is ready; false once `isWanted` is not. */
export async function waitUntilReady(
  clusterDir: string,
  isWanted: () => Promise<boolean>,
  pid?: number,
): Promise<boolean> {
  while (await isWanted()) {
    // The first line is the pid, the eighth the status (PostgreSQL, pidfile.h).
    const lines = await readFile(join(clusterDir, 'postmaster.pid'), 'utf8').then(
      (text) => text.split('\n'),
      () => [],
    );
    const isOurs = pid === undefined || Number(lines[0]) === pid;
    if (isOurs && lines[7]?.trim() === 'ready') return true;
    await sleep(15);
  }
  return false;
}

async function launch(start: Start): Promise<Launched> {
  const { clusterDir, socketDir, account, binaries, log } = start;
  await endLeftovers(start);
  const settings = {
    ...EMBEDDED_SETTINGS,
    ...start.settings,
    unix_socket_directories: socketDir,
    cluster_name: nameCluster(clusterDir),
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawnAs(account, [binaries.postgres, '-D', clusterDir, ...flags], {
    stdio: ['ignore', 'ignore', 'pipe'],
    cwd: '/',
  });
  const lastLines = readLog(child, log);
  const exited = waitForExit(child);
  endWithUs(child, exited);
  let isAlive = true;
  exited.then(() => {
    isAlive = false;
  });
  if (await waitUntilReady(clusterDir, async () => isAlive, child.pid)) return { child, exited };
  throw new Error(`PostgreSQL did not start:\n${lastLines.join('\n')}`);
}

function waitForExit(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  });
}

function readLog(child: ChildProcess, log: (line: string) => void): string[] {
  const last: string[] = [];
  child.once('error', (error) => last.push(error.message));
  createInterface({ input: child.stderr! }).on('line', (line) => {
    last.push(line);
    if (last.length > 40) last.shift();
    log(line);
  });
  return last;
}

/**
 * Ends PostgreSQL when we end, however that comes: a shell waits at a pipe that the kernel closes
 * with us. What escapes this is taken over by the next start.
 */
function endWithUs(child: ChildProcess, exited: Promise<void>): void {
  if (!child.pid) return;
  const script = 'read _; kill -INT "$1" 2>/dev/null';
  const guard = spawn('/bin/sh', ['-c', script, 'sh', String(child.pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
    cwd: '/',
  });
  guard.on('error', () => undefined);
  guard.stdin.on('error', () => undefined);
  guard.unref();
  exited.then(() => guard.kill('SIGKILL'));
}

async function endChild({ child, exited }: Launched): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  // "Fast": ends every session and writes everything to disk, so the next start has no recovery.
  child.kill('SIGINT');
  const isLate = await Promise.race([
    exited.then(() => false),
    sleep(STOP_PATIENCE_MS, true, { ref: false }),
  ]);
  if (!isLate) return;
  child.kill('SIGQUIT');
  await exited;
}
