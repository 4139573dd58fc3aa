import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const noteShape = z.object({
  at: z.iso.datetime(),
  path: z.string(),
  /** Absent in notes of before it was read back. */
  bytes: z.int().optional(),
  verified_at: z.iso.datetime().optional(),
});

export type BackupNote = z.infer<typeof noteShape>;

/** Notes in the data folder when the last backup was made and where it went. */
export async function noteBackup(dataDir: string, note: BackupNote): Promise<void> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await writeFile(notePath(dataDir), `${JSON.stringify(note)}\n`, { mode: 0o600 });
}

/** The last backup made on this data folder, if any is known. */
export async function readLastBackup(dataDir: string): Promise<BackupNote | undefined> {
  const text = await readFile(notePath(dataDir), 'utf8').catch(() => '{}');
  try {
    return noteShape.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

function notePath(dataDir: string): string {
  return join(dataDir, 'last-backup.json');
}
