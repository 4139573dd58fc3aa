import { stat } from 'node:fs/promises';
import { setImmediate as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { company } from '#src/features/people/company/company.ts';
import { person } from '#src/features/people/person/person.ts';
import { readOwnCurrency } from '#src/features/sales/rate/server/rate-queries.ts';
import { AppError } from '#src/lib/app-error.ts';
import type { Field } from '#src/records/field-types.ts';
import { declarationOf } from '#src/records/server/custom/effective-declaration.ts';
import type { ImportPlan } from '../../map-row.ts';
import { isCustomTarget } from '../../rows/read-custom.ts';
import type { Table } from '../../table.ts';
import { readTable } from '../read-table.ts';
import { fileOf } from '../store/import-files.ts';
import type { ImportRecord } from '../store/import-record.ts';
import { type Desk, holdImport, writeProgress } from './job-desk.ts';
import { surveyList } from './read-rows.ts';

export interface OpenList {
  table: Table;
  plan: ImportPlan;
  /** How many there are, if that is known before the end. */
  rows: number | undefined;
  /** It is worth while to have search take up its rows in bulk. */
  isLong: boolean;
}

/** About 3000 rows, or twice as many of a workbook. */
const LONG_BYTES = 256 * 1024;

/** How far the work is, from 0 to 1, when so many rows are done. */
export function progressOf({ table, rows }: OpenList, done: number): number {
  // of the file it is ahead by the rows that are at work
  return rows === undefined ? Math.min(0.99, table.progress()) : done / Math.max(1, rows);
}

/** Rows between two looks at whether the work shall stop. */
const PAUSE_EVERY = 500;

/** Opens the list of an import and fixes how its rows are read, which is done once. */
export async function openList(desk: Desk, record: ImportRecord): Promise<OpenList> {
  const path = fileOf(desk.dataDir, { workspaceId: desk.actor.workspaceId, id: record.id });
  const options = record.sheet === null ? {} : { sheet: record.sheet };
  const table = await readTable(path, options).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    throw new AppError('conflict', 'The file of this import is no longer there. Upload it again.', {
      reason: 'import_file_gone',
    });
  });
  const isLong = (await stat(path)).size > LONG_BYTES;
  if (record.plan) return { table, plan: record.plan, rows: record.row_count || undefined, isLong };
  let count = 0;
  const { plan, rows } = await surveyList(table, record, {
    thisYear: desk.machinery.now().getUTCFullYear(),
    ...(await customFieldsOf(desk, record)),
    onRow() {
      if (++count % PAUSE_EVERY !== 0) return undefined;
      desk.checkSignal();
      return pause();
    },
  });
  await writeProgress(desk.machinery.database, desk.actor.workspaceId, async (db) => {
    await holdImport(db, desk, { status: record.status });
    await db.rows(sql`
      update import i set plan = ${JSON.stringify(plan)}::jsonb, row_count = ${rows ?? 0}
      where i.workspace_id = current_workspace() and i.id = ${record.id}`);
  });
  return { table, plan, rows, isLong };
}

/** The workspace's own fields that columns go to, and its currency; of a list without such columns nothing. */
async function customFieldsOf({ machinery, actor }: Desk, { mapping }: ImportRecord) {
  const fields: Record<string, Field> = {};
  const targets = mapping.map(({ target }) => target).filter(isCustomTarget);
  if (targets.length === 0) return { fields };
  return machinery.database.read(actor.workspaceId, async (db) => {
    for (const declaration of [person, company]) {
      const own = await declarationOf({ actor, db }, declaration);
      for (const target of targets) {
        const [type, name] = target.split('.') as [string, string];
        const field = own.fields[name];
        if (type === declaration.type && field?.custom) fields[target] = field;
      }
    }
    return { fields, currency: await readOwnCurrency({ actor, db, now: machinery.now }) };
  });
}
