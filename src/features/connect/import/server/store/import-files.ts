import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isId } from '#src/lib/ids.ts';

/** As long as imports themselves are kept. */
const KEPT_MS = 30 * 24 * 60 * 60 * 1000;

/** Where the list of an import lies until it is brought in; its name is never the sender's. */
export function fileOf(dataDir: string, { workspaceId, id }: { workspaceId: string; id: string }) {
  return join(dataDir, 'imports', workspaceId, id);
}

/** Removes lists that were uploaded long ago and never brought in. */
export async function dropOldFiles(dataDir: string, workspaceId: string, now: Date): Promise<void> {
  const folder = join(dataDir, 'imports', workspaceId);
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter(isId)) {
    const path = join(folder, name);
    const known = await stat(path).catch(() => undefined);
    if (known && now.getTime() - known.mtimeMs > KEPT_MS) await rm(path, { force: true });
  }
}
