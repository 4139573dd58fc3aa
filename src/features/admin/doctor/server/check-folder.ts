import { existsSync } from 'node:fs';
import { stat, statfs } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { readLastBackup } from '#src/features/admin/backup/server/last-backup-queries.ts';
import { type Finding, judge } from '../finding.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const OLD_BACKUP_DAYS = 7;
const GIB = 1024 ** 3;

/** Whether the data folder and what is secret in it are closed to other users. */
export async function checkRights(dataDir: string): Promise<Finding> {
  const problems: string[] = [];
  // under root PostgreSQL's own account passes through the folder, so passing is allowed
  const allowed = [
    ['.', 0o066],
    ['secret', 0o077],
    ['postgres', 0o077],
    ['files', 0o077],
    ['last-backup.json', 0o077],
    ['ledger-marks.json', 0o077],
  ] as const;
  for (const [name, forbidden] of allowed) {
    const path = join(dataDir, name);
    const mode = await stat(path).then(
      (found) => found.mode,
      () => 0,
    );
    if (mode & forbidden) {
      problems.push(
        `Other users can reach ${path}. Run: chmod go-rw${name === '.' ? '' : 'x'} ${path}`,
      );
    }
  }
  return judge('data folder', problems, { well: `${dataDir} is closed to other users.` });
}

export async function checkSpace(dataDir: string): Promise<Finding> {
  let folder = resolve(dataDir);
  // the data folder may still have to be made
  while (!existsSync(folder)) folder = dirname(folder);
  const { bavail, bsize } = await statfs(folder);
  return judgeSpace(bavail * bsize);
}

/** PostgreSQL stops writing when the disk is full, so it is said in time. */
export function judgeSpace(freeBytes: number): Finding {
  const free = `${(freeBytes / GIB).toFixed(1)} GB`;
  const problem = `Only ${free} are free on the disk of the data folder. Make room.`;
  const problems = freeBytes < 2 * GIB ? [problem] : [];
  const verdict = freeBytes < GIB / 4 ? 'fault' : 'warning';
  return judge('disk', problems, { well: `${free} are free.`, verdict });
}

export async function checkLastBackup(dataDir: string, now: Date): Promise<Finding> {
  const last = await readLastBackup(dataDir);
  const advice = 'Make one with: npx uptake backup FILE';
  const days = last ? Math.floor((now.getTime() - Date.parse(last.at)) / DAY_MS) : Infinity;
  const age = last ? `The last backup is ${days} days old.` : 'No backup is known.';
  return judge('backup', days > OLD_BACKUP_DAYS ? [`${age} ${advice}`] : [], {
    well: `The last backup was made ${last?.at.slice(0, 10)}: ${last?.path}`,
    verdict: 'warning',
  });
}

export function checkWeb(webDir: string): Finding {
  const isBuilt = existsSync(join(webDir, 'index.html'));
  return judge('web app', isBuilt ? [] : ['The web app is not built. Run: npm start'], {
    well: 'The web app is built.',
  });
}
