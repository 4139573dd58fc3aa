import { sql } from 'kysely';
import { FreshRecords } from '../matching/known-records.ts';
import type { ListRow } from '../matching/look-up.ts';
import { type Owners, planRows } from '../matching/plan-rows.ts';
import { type Counts, type ImportRecord, startCounts } from '../store/import-record.ts';
import { type Desk, holdImport, readOwners, writeProgress } from './job-desk.ts';
import { type OpenList, openList, progressOf } from './open-list.ts';
import { ahead, readRows } from './read-rows.ts';
import { saveRows } from './save-rows.ts';
import { addCounts } from './store-plan.ts';

const BATCH = 1000;

/** Finds out row by row what the import would do. What earlier rows would make is kept in mind. */
export async function rehearseImport(desk: Desk, record: ImportRecord): Promise<void> {
  const { machinery, actor } = desk;
  const owners = await readOwners(desk);
  // begun anew after a break, for what was kept in mind is gone
  await writeProgress(machinery.database, actor.workspaceId, async (db) => {
    await holdImport(db, desk, { status: 'rehearsing' });
    await db.rows(sql`
      delete from import_row where workspace_id = current_workspace() and import_id = ${record.id}`);
    await db.rows(sql`
      update import i set rows_done = 0, progress = 0
      where i.workspace_id = current_workspace() and i.id = ${record.id}`);
  });
  const list = await openList(desk, record);
  const fresh = new FreshRecords();
  let counts = startCounts();
  for await (const rows of ahead(readRows(list.table, list.plan, { skip: 0, size: BATCH }))) {
    desk.checkSignal();
    counts = await rehearseBatch(desk, rows, { fresh, owners, counts, list });
    desk.tell();
  }
  await writeProgress(machinery.database, actor.workspaceId, async (db) => {
    await holdImport(db, desk, { status: 'rehearsing' });
    await db.rows(sql`
      update import i set status = 'rehearsed', progress = 1, row_count = rows_done, counts = ${JSON.stringify(counts)}::jsonb
      where i.workspace_id = current_workspace() and i.id = ${record.id}`);
  });
}

function rehearseBatch(
  desk: Desk,
  rows: ListRow[],
  given: { fresh: FreshRecords; owners: Owners; counts: Counts; list: OpenList },
): Promise<Counts> {
  const { machinery, actor, importId } = desk;
  const before = rows[0]!.position - 1;
  const after = rows.at(-1)!.position;
  return writeProgress(machinery.database, actor.workspaceId, async (db) => {
    await holdImport(db, desk, { status: 'rehearsing', rowsDone: before });
    const planned = await planRows({ actor, db, now: machinery.now }, rows, given);
    await saveRows(db, importId, { rows: planned.rows, isRehearsal: true });
    const counts = addCounts(given.counts, planned);
    await db.rows(sql`
      update import i set rows_done = ${after}, progress = ${progressOf(given.list, after)},
        counts = ${JSON.stringify(counts)}::jsonb, updated_at = now()
      where i.workspace_id = current_workspace() and i.id = ${importId}`);
    return counts;
  });
}
