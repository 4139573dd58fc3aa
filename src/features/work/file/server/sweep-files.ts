import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Services } from '#src/server/feature.ts';
import type { StoredFile } from '#src/server/files/file-store.ts';
import { keepDoing } from '#src/server/jobs/keep-doing.ts';

const EVERY_MS = 60 * 60 * 1000;
/** Longer than any upload takes, so that nothing is swept whose row is about to be written. */
const SPARED_MS = 24 * 60 * 60 * 1000;
/** What is still coming in is written to all the time. */
const STALLED_MS = 60 * 60 * 1000;
const FIRST_AFTER_MS = 60 * 1000;
const AT_ONCE = 500;

type Sweeping = Pick<Services, 'machinery' | 'files' | 'log'>;

/** Removes what the storage holds without a row, and uploads that came to a sudden end. */
export function keepSweeping(services: Sweeping): { stop(): Promise<void> } {
  return keepDoing(() => sweepFiles(services), {
    everyMs: EVERY_MS,
    firstAfterMs: FIRST_AFTER_MS,
    failed: (error) => services.log.warn({ err: error }, 'sweeping failed'),
  });
}

export async function sweepFiles(services: Sweeping): Promise<number> {
  const { store } = services.files;
  const now = services.machinery.now().getTime();
  const before = now - SPARED_MS;
  let swept = await sweepIncoming(store.incomingDir, now - STALLED_MS);
  for (const workspaceId of await store.workspaces()) {
    let batch: StoredFile[] = [];
    for await (const found of store.list(workspaceId)) {
      if (found.changedAt.getTime() < before) batch.push(found);
      if (batch.length < AT_ONCE) continue;
      swept += await sweepBatch(services, workspaceId, batch);
      batch = [];
    }
    swept += await sweepBatch(services, workspaceId, batch);
  }
  return swept;
}

async function sweepBatch(
  { machinery, files }: Sweeping,
  workspaceId: string,
  batch: StoredFile[],
): Promise<number> {
  if (batch.length === 0) return 0;
  const names = [...new Set(batch.map(({ name }) => originalOf(name)))];
  const rows = await machinery.database.read(workspaceId, (db) =>
    db.rows<{ stored_as: string }>(sql`
      select stored_as from file
      where workspace_id = ${workspaceId} and stored_as = any(${names}::text[])`),
  );
  const kept = new Set(rows.map(({ stored_as }) => stored_as));
  const orphans = batch.filter(({ name }) => !kept.has(originalOf(name)));
  for (const { name } of orphans) await files.store.remove({ workspaceId, name });
  return orphans.length;
}

/** A preview goes with the picture it is of. */
function originalOf(name: string): string {
  return name.split('.')[0]!;
}

async function sweepIncoming(folder: string, before: number): Promise<number> {
  let swept = 0;
  for (const name of await readdir(folder).catch(() => [])) {
    const found = await stat(join(folder, name)).catch(() => undefined);
    if (!found || found.mtimeMs >= before) continue;
    await rm(join(folder, name), { force: true });
    swept++;
  }
  return swept;
}
