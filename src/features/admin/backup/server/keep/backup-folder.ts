import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { BACKUP_NAME } from '../../kept-backup.ts';

export interface KeptBackup {
  name: string;
  at: string;
  bytes: number;
  verified_at: string | null;
}

const noteShape = z.object({ at: z.iso.datetime(), verified_at: z.iso.datetime() });

export function backupFolder(dataDir: string): string {
  return join(dataDir, 'backups');
}

/** What lies in the folder, the newest first; without a note of ours it was not verified here. */
export async function readKept(dataDir: string): Promise<KeptBackup[]> {
  const folder = backupFolder(dataDir);
  const names = await readdir(folder).catch(() => []);
  const found = names
    .filter((name) => BACKUP_NAME.test(name))
    .sort()
    .reverse();
  const kept = await Promise.all(found.map((name) => describe(folder, name)));
  return kept.filter((one) => one !== undefined);
}

async function describe(folder: string, name: string): Promise<KeptBackup | undefined> {
  const found = await stat(join(folder, name)).catch(() => undefined);
  if (!found?.isFile()) return undefined;
  const note = await readFile(notePath(folder, name), 'utf8')
    .then((text) => noteShape.safeParse(JSON.parse(text)).data)
    .catch(() => undefined);
  const at = note?.at ?? found.mtime.toISOString();
  return { name, at, bytes: found.size, verified_at: note?.verified_at ?? null };
}

/** Notes beside a backup that it was read back whole. */
export async function noteVerified(
  dataDir: string,
  name: string,
  note: z.infer<typeof noteShape>,
): Promise<void> {
  await writeFile(notePath(backupFolder(dataDir), name), `${JSON.stringify(note)}\n`, {
    mode: 0o600,
  });
}

/** Takes all but the newest `keep` away. */
export async function removeOld(dataDir: string, keep: number): Promise<void> {
  const folder = backupFolder(dataDir);
  for (const { name } of (await readKept(dataDir)).slice(keep)) {
    await rm(join(folder, name), { force: true });
    await rm(notePath(folder, name), { force: true });
  }
}

function notePath(folder: string, name: string): string {
  return join(folder, `${name}.json`);
}
