import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Client } from 'pg';
import type { ZipFile } from 'yazl';
import { newId } from '#src/lib/ids.ts';
import type { FileStore } from '#src/server/files/file-store.ts';
import { PREVIEWS } from '#src/server/files/make-previews.ts';
import { attachedFile, type FileEntry } from '../manifest.ts';
import { readAttached } from './attached-queries.ts';
import { createGauge } from './copy-table.ts';
import type { Backup } from './read-backup.ts';

/** Adds what the attachments of the snapshot hold, and their previews. One that is lost is counted. */
export async function addFiles(
  client: Client,
  zip: ZipFile,
  { files }: { files?: FileStore | undefined },
): Promise<{ entries: FileEntry[]; missingFiles: number }> {
  const entries: FileEntry[] = [];
  let missingFiles = 0;
  if (!files) return { entries, missingFiles };
  for (const { workspace_id, stored_as, has_preview } of await readAttached(client)) {
    const previews = has_preview ? Object.keys(PREVIEWS).map((size) => `${stored_as}.${size}`) : [];
    for (const name of [stored_as, ...previews]) {
      const key = { workspaceId: workspace_id, name };
      if ((await files.size(key)) === null) {
        missingFiles++;
        continue;
      }
      // pictures and archives are packed already
      const options = { mode: 0o100600, compress: false };
      zip.addReadStreamLazy(attachedFile({ workspace_id, name }), options, (give) => {
        files.open(key).then(
          (content) => give(null, measured(zip, content, { workspace_id, name, entries })),
          (error) => give(error, undefined as never),
        );
      });
    }
  }
  return { entries, missingFiles };
}

function measured(
  zip: ZipFile,
  content: Readable,
  { workspace_id, name, entries }: { workspace_id: string; name: string; entries: FileEntry[] },
): Readable {
  const gauge = createGauge();
  gauge.once('end', () => {
    const { bytes, sha256 } = gauge.measure();
    entries.push({ workspace_id, name, bytes, sha256 });
  });
  pipeline(content, gauge).catch((error) => (zip.outputStream as Readable).destroy(error));
  return gauge;
}

/** Puts the attachments of a verified backup into the storage; gives how many. */
export async function restoreFiles(
  backup: Backup,
  { files, signal }: { files?: FileStore | undefined; signal?: AbortSignal },
): Promise<number> {
  if (!files) return 0;
  await mkdir(files.incomingDir, { recursive: true, mode: 0o700 });
  for (const entry of backup.manifest.files) {
    signal?.throwIfAborted();
    const path = join(files.incomingDir, newId());
    try {
      const target = createWriteStream(path, { mode: 0o600, flags: 'wx', flush: true });
      await pipeline(await backup.openFile(entry), target);
      await files.put({ workspaceId: entry.workspace_id, name: entry.name }, path, entry);
    } finally {
      await rm(path, { force: true });
    }
  }
  return backup.manifest.files.length;
}
