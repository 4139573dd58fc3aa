import { sql } from 'kysely';
import { createRecords, updateRecords } from '#src/records/server/record-commands.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import type { WriteContext } from '#src/server/context.ts';
import type { Db } from '#src/server/db/database.ts';
import type { FreshRecords } from '../matching/known-records.ts';
import type { PlannedBatch, PlannedRow, RecordWrite } from '../matching/planned-row.ts';
import type { Counts } from '../store/import-record.ts';

/** Writes the records of a batch: companies before the people who refer to them. */
export async function storeRecords(
  ctx: WriteContext,
  types: RecordTypes,
  { batch, fresh }: { batch: PlannedBatch; fresh: FreshRecords },
): Promise<void> {
  for (const type of ['company', 'person'] as const) {
    const recordType = types.get(type)!;
    const ofType = ({ known }: RecordWrite) => known.type === type;
    const created = batch.created.filter(ofType);
    if (created.length > 0) {
      const ids = await createRecords(ctx, recordType, created.map(inputOf));
      created.forEach(({ known }, at) => {
        Object.assign(known, { id: ids[at]!, isNew: false, version: 1 });
        fresh.keep(known, []);
      });
    }
    const patches = batch.patches.filter(ofType);
    if (patches.length === 0) continue;
    const given = patches.map((write) => ({
      id: write.known.id,
      patch: inputOf(write),
      ifVersion: write.known.version,
    }));
    const changed = new Set(await updateRecords(ctx, recordType, given));
    for (const { known } of patches) if (changed.has(known.id)) known.version++;
  }
}

function inputOf({ values, company }: RecordWrite) {
  return { ...values, ...(company && { company_id: company.id }) };
}

/** Keeps what became of the rows. A row that is not stored yet has no record to point to. */
export async function saveRows(db: Db, importId: string, rows: PlannedRow[]): Promise<void> {
  const given = rows.map((row) => ({
    position: row.position,
    line: row.line,
    outcome: row.outcome,
    title: row.title.slice(0, 500).toWellFormed(),
    company: row.company,
    record_type: row.record?.type ?? null,
    record_id: row.record && !row.record.isNew ? row.record.id : null,
    tells_of: row.tellsOf,
    matched_by: row.matchedBy,
    changes: Object.keys(row.changes).length > 0 ? row.changes : null,
    issues: row.issues.length > 0 ? row.issues : null,
    cells: row.cells,
  }));
  await db.rows(sql`
    insert into import_row (workspace_id, import_id, position, line, outcome, title, company,
      record_type, record_id, tells_of, matched_by, changes, issues, cells)
    select current_workspace(), ${importId}, position, line, outcome, title, company,
      record_type, record_id, tells_of, matched_by, changes, issues, cells
    from jsonb_populate_recordset(null::import_row, ${JSON.stringify(given)}::jsonb)`);
}

export function addCounts(counts: Counts, batch: PlannedBatch): Counts {
  const sum = { ...counts };
  for (const { outcome } of batch.rows) sum[outcome]++;
  sum.companies += batch.created.filter(({ known }) => known.type === 'company').length;
  return sum;
}
