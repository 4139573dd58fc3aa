import { rm } from 'node:fs/promises';
import { AppError } from '#src/lib/app-error.ts';
import { noteBackup } from '../last-backup-queries.ts';
import { openBackup } from '../read-backup.ts';
import { type BackupRequest, type BackupSummary, writeBackup } from '../write-backup.ts';

export interface MadeBackup extends BackupSummary {
  verifiedAt: string;
}

/** Writes a backup, reads all of it back, and notes in the data folder that it is the last one. */
export async function makeBackup(request: BackupRequest, dataDir: string): Promise<MadeBackup> {
  const { path, signal } = request;
  const summary = await writeBackup(request);
  const backup = await openBackup(path);
  try {
    await backup.verify(signal);
  } catch (error) {
    await rm(path, { force: true });
    signal?.throwIfAborted();
    throw error instanceof AppError ? notWhole() : error;
  } finally {
    backup.close();
  }
  const verifiedAt = new Date().toISOString();
  const { madeAt, bytes } = summary;
  await noteBackup(dataDir, { at: madeAt, path, bytes, verified_at: verifiedAt });
  return { ...summary, verifiedAt };
}

function notWhole(): AppError {
  return new AppError(
    'conflict',
    'The backup was written, but reading it back gave something else, so it was removed. Try again; if that does not help, have the disk examined.',
    { reason: 'damaged_backup' },
  );
}
