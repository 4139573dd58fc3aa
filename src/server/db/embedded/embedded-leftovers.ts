import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const POLITE_MS = 20_000;
const FIRM_MS = 5_000;

interface Running {
  pid: number;
  command: string;
}

/**
 * The cluster's name, which stands in the command line of each of its processes. It is made of the
 * folder's place on disk, so it stays when the folder is moved or named by another path.
 */
export function nameCluster(clusterDir: string): string {
  const { dev, ino } = statSync(clusterDir);
  return `uptake-${dev.toString(36)}-${ino.toString(36)}`;
}

interface Leftovers {
  clusterDir: string;
  socketDir: string;
  log: (line: string) => void;
}

/**
 * Ends what an Uptake that was killed has left running on the folder, and clears its lock files,
 * so that PostgreSQL starts at once. Call it only while holding the folder's lock.
 */
export async function endLeftovers({ clusterDir, socketDir, log }: Leftovers): Promise<void> {
  const name = nameCluster(clusterDir);
  if (findProcesses(name).length > 0) {
    log('stopping what an earlier run of the database has left');
    await endProcesses(name);
  }
  // PostgreSQL would refuse to start if the old pid were that of another program, or of a zombie.
  await rm(join(clusterDir, 'postmaster.pid'), { force: true });
  await rm(join(socketDir, '.s.PGSQL.5432.lock'), { force: true });
}

async function endProcesses(name: string): Promise<void> {
  const running = findProcesses(name);
  const postmaster = running.filter(({ command }) => command.includes('cluster_name='));
  // Without the postmaster its children end by themselves, once their query lets them.
  signalAll(postmaster.length > 0 ? postmaster : running, postmaster.length ? 'SIGINT' : 'SIGTERM');
  if (await areGone(name, POLITE_MS)) return;
  signalAll(findProcesses(name), 'SIGQUIT');
  if (await areGone(name, FIRM_MS)) return;
  signalAll(findProcesses(name), 'SIGKILL');
  if (await areGone(name, FIRM_MS)) return;
  throw new Error(`processes of an earlier run do not end: ${JSON.stringify(findProcesses(name))}`);
}

async function areGone(name: string, patienceMs: number): Promise<boolean> {
  const until = Date.now() + patienceMs;
  while (findProcesses(name).length > 0) {
    if (Date.now() > until) return false;
    await sleep(20);
  }
  return true;
}

function signalAll(processes: Running[], signal: NodeJS.Signals): void {
  for (const { pid } of processes) {
    try {
      process.kill(pid, signal);
    } catch {
      // It has ended by itself.
    }
  }
}

function findProcesses(name: string): Running[] {
  const processes = process.platform === 'linux' ? listFromProc() : listFromPs();
  return processes.filter(
    ({ command }) => /^(.*\/)?postgres[: ]/.test(command) && command.includes(name),
  );
}

function listFromProc(): Running[] {
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .map((entry) => ({ pid: Number(entry), command: readCommand(entry) }));
}

function readCommand(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

function listFromPs(): Running[] {
  const lines = execFileSync('ps', ['-axww', '-o', 'pid=,command='], { encoding: 'utf8' });
  return lines.split('\n').flatMap((line) => {
    const [, pid, command] = /^\s*(\d+)\s+(.*)$/.exec(line) ?? [];
    return pid ? [{ pid: Number(pid), command: command! }] : [];
  });
}
