import { type SpawnOptions, spawn } from 'node:child_process';
import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { chown, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError } from '#src/lib/app-error.ts';

/**
 * As whom PostgreSQL runs. It refuses to run as root, so under root it runs as the owner of its
 * folder or as `nobody`; elsewhere it runs as we do and this is `undefined`.
 */
export interface Account {
  uid: number;
  gid: number;
  /** A command that starts another as this account, where setting the ids is not enough. */
  launcher: string[];
}

const NOBODY = 65_534;
const SETPRIV = ['/usr/bin/setpriv', '/bin/setpriv'];
// Of Linux' capabilities, the ones that open folders of others; the first is the narrower.
const SEARCH_CAPABILITIES = [
  { name: 'dac_read_search', bit: 2n },
  { name: 'dac_override', bit: 1n },
];

/** Decides as whom to run; `paths` are the program and the folder that must be reached. */
export function chooseAccount(clusterDir: string, paths: string[]): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const owner = existsSync(clusterDir) ? statSync(clusterDir) : undefined;
  const ids = owner?.uid ? { uid: owner.uid, gid: owner.gid } : { uid: NOBODY, gid: NOBODY };
  const isInTheWay = paths.some((path) => !canOthersReach(path));
  return { ...ids, launcher: isInTheWay ? makeLauncher(ids, paths) : [] };
}

/** Starts a program as the account, away from the terminal's signals: we decide when it stops. */
export function spawnAs(
  account: Account | undefined,
  [program, ...args]: [string, ...string[]],
  options: SpawnOptions,
) {
  const detached = { ...options, detached: true };
  if (!account) return spawn(program, args, detached);
  const [launcher, ...rest] = account.launcher;
  if (launcher) return spawn(launcher, [...rest, program, ...args], detached);
  return spawn(program, args, { ...detached, uid: account.uid, gid: account.gid });
}

/** Gives a folder and all in it to the account. */
export async function giveTo(account: Account | undefined, path: string): Promise<void> {
  if (!account || !existsSync(path)) return;
  if (statSync(path).uid === account.uid) return;
  const entries = await readdir(path, { recursive: true });
  for (const entry of entries) await chown(join(path, entry), account.uid, account.gid);
  // Last, so that an interrupted hand-over is begun again.
  await chown(path, account.uid, account.gid);
}

function canOthersReach(path: string): boolean {
  let folder = realpathSync(path);
  if ((statSync(folder).mode & 0o001) === 0) return false;
  while (dirname(folder) !== folder) {
    folder = dirname(folder);
    if ((statSync(folder).mode & 0o001) === 0) return false;
  }
  return true;
}

function makeLauncher({ uid, gid }: { uid: number; gid: number }, paths: string[]): string[] {
  const setpriv = SETPRIV.find((path) => existsSync(path));
  const capability = SEARCH_CAPABILITIES.find(({ bit }) => (readCapabilities() >> bit) & 1n)?.name;
  if (!setpriv || !capability) {
    const path = paths.find((one) => !canOthersReach(one));
    throw new AppError(
      'invalid',
      `PostgreSQL does not run as root, and no other user can reach ${path}. Start Uptake as an ` +
        'ordinary user, or move it and UPTAKE_DATA to a folder such as /srv/uptake.',
      { reason: 'unreachable_folder' },
    );
  }
  const ids = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups'];
  const only = `-all,+${capability}`;
  // Without this bit, access(2) leaves capabilities out, by which initdb looks for its neighbours.
  const bits = '--securebits=+no_setuid_fixup';
  return [setpriv, ...ids, bits, `--inh-caps=${only}`, `--ambient-caps=${only}`, '--'];
}

function readCapabilities(): bigint {
  if (process.platform !== 'linux') return 0n;
  const status = readFileSync('/proc/self/status', 'utf8');
  return BigInt(`0x${/^CapPrm:\s*(\w+)/m.exec(status)?.[1] ?? '0'}`);
}
