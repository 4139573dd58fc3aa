import { sql } from 'kysely';
import { foldText } from '#src/lib/fold-text.ts';
import { newId } from '#src/lib/ids.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import { beside } from '#src/server/beside-the-ledger.ts';
import type { Actor } from '#src/server/context.ts';
import type { Db } from '#src/server/db/database.ts';
import type { Change, Machinery } from '#src/server/run-command.ts';
import type { Owners } from '../matching/plan-rows.ts';
import type { ImportRecord, ImportStatus } from '../store/import-record.ts';

// the ledger is told when an import begins and ends
export const writeProgress = beside('progress', 'import', 'import_row');

const TOLD_EVERY_MS = 300;

/** What a job on one import works with. */
export interface Desk {
  machinery: Machinery;
  types: RecordTypes;
  dataDir: string;
  actor: Actor;
  importId: string;
  /** Of this try alone: two jobs may be at one import, and then the later has it. */
  jobId: string;
  /** Throws when the process wants to end; the job goes on in the next one. */
  checkSignal(): void;
  /** Tells those who look on that the import moved; not more often than they can read. */
  tell(given?: { isLast: boolean }): void;
}

export function openDesk(given: {
  machinery: Machinery;
  types: RecordTypes;
  dataDir: string;
  actor: Actor;
  importId: string;
  signal: AbortSignal;
}): Desk {
  const { machinery, actor, importId, signal, types, dataDir } = given;
  const waiting = new Set<string>();
  let toldAt = 0;
  function publish(changes: Change[], isLast = false): void {
    for (const { type } of changes) waiting.add(type);
    if (!isLast && Date.now() - toldAt < TOLD_EVERY_MS) return;
    toldAt = Date.now();
    // of many records only their kind is told
    const told = [...waiting].map((type) => ({ type, id: type === 'import' ? importId : '' }));
    waiting.clear();
    machinery.published(actor.workspaceId, told);
  }
  return {
    machinery: { ...machinery, published: (_, changes) => publish(changes) },
    types,
    dataDir,
    actor: { ...actor, via: 'import' },
    importId,
    jobId: newId(),
    checkSignal() {
      if (signal.aborted) throw new Error('stopped; the import goes on when Uptake runs again');
    },
    tell: ({ isLast } = { isLast: false }) => publish([{ type: 'import', id: importId }], isLast),
  };
}

/** Somebody stopped the import, or another job is at it. */
export class Overtaken extends Error {}

/** Makes the import this job's: what another has not stored by then, it stores no more. */
export async function takeImport(desk: Desk): Promise<ImportRecord> {
  const taken = await writeProgress(desk.machinery.database, desk.actor.workspaceId, (db) =>
    db.first<ImportRecord>(sql`
      update import i set taken_by = ${desk.jobId}
      where i.workspace_id = current_workspace() and i.id = ${desk.importId}
        and i.status = 'running' returning i.*`),
  );
  if (!taken) throw new Overtaken();
  return taken;
}

/** Keeps the import for this transaction; throws Overtaken if it is not where the job left it. */
export async function holdImport(
  db: Db,
  desk: Desk,
  expected: { status: ImportStatus; rowsDone?: number },
): Promise<ImportRecord> {
  const record = await db.first<ImportRecord>(sql`
    select i.* from import i
    where i.workspace_id = current_workspace() and i.id = ${desk.importId} for update`);
  const { status, rowsDone } = expected;
  if (record?.status !== status) throw new Overtaken();
  if (status === 'running' && record.taken_by !== desk.jobId) throw new Overtaken();
  if (rowsDone !== undefined && record.rows_done !== rowsDone) throw new Overtaken();
  return record;
}

/**
 * The same for a batch that is sent while the one before it is still being stored: PostgreSQL refuses
 * it (`isOutOfTurn`) with all that is sent behind this, unless so many rows are stored by then.
 */
export async function holdInTurn(db: Db, desk: Desk, rowsDone: number): Promise<void> {
  await db.rows(sql`select hold_import(${desk.importId}, ${rowsDone}, ${desk.jobId})`);
}

/** Colleagues as a list may name them. */
export async function readOwners(desk: Desk): Promise<Owners> {
  const members = await desk.machinery.database.read(desk.actor.workspaceId, (db) =>
    db.rows<{ id: string; name: string; email: string }>(sql`
      select id, name, email from member
      where workspace_id = current_workspace() and active order by created_at desc`),
  );
  return new Map(
    members.flatMap(({ id, name, email }) => [
      [foldText(name), id],
      [foldText(email), id],
    ]),
  );
}
