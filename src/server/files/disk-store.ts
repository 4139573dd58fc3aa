import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import {
  type FileKey,
  type FileStore,
  isFileName,
  isWorkspaceId,
  missingFile,
  pathOf,
} from './file-store.ts';

const INCOMING = 'incoming';

/** Keeps files below `<data folder>/files`, closed to other users. */
export function openDiskStore(dataDir: string): FileStore {
  const root = join(dataDir, 'files');
  const placeOf = (key: FileKey) => join(root, pathOf(key));
  return {
    incomingDir: join(root, INCOMING),
    async put(key, path) {
      const target = placeOf(key);
      await mkdir(dirname(target), { recursive: true, mode: 0o700 });
      await rename(path, target);
      await flushFolder(dirname(target));
    },
    async open(key) {
      const handle = await open(placeOf(key)).catch(orMissing);
      if (!handle) throw missingFile();
      return handle.createReadStream() as Readable;
    },
    async size(key) {
      const found = await stat(placeOf(key)).catch(orMissing);
      return found ? found.size : null;
    },
    remove: (key) => rm(placeOf(key), { force: true }),
    async *list(workspaceId) {
      for (const folder of await namesIn(join(root, workspaceId))) {
        for (const name of await namesIn(join(root, workspaceId, folder))) {
          const found = await stat(join(root, workspaceId, folder, name)).catch(orMissing);
          if (found && isFileName(name)) yield { name, bytes: found.size, changedAt: found.mtime };
        }
      }
    },
    workspaces: async () => (await namesIn(root)).filter(isWorkspaceId),
  };
}

/** The name of a file is safe only when its folder is on the disk too. */
async function flushFolder(path: string): Promise<void> {
  const folder = await open(path).catch(() => undefined); // not on Windows
  if (!folder) return;
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function namesIn(path: string): Promise<string[]> {
  return (await readdir(path).catch(orMissing)) ?? [];
}

function orMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
  throw error;
}
