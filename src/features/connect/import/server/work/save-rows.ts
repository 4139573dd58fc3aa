import { sql } from 'kysely';
import { partsOf } from '#src/lib/parts-of.ts';
import type { Db } from '#src/server/db/database.ts';
import { prepared } from '#src/server/db/sql.ts';
import type { PlannedRow } from '../matching/planned-row.ts';
import { isPlain, newCompanyOf } from '../store/plain-rows.ts';
import { allOf } from './store-plan.ts';

/** Keeps what became of the rows. A record that is only rehearsed is none to point to. */
export async function saveRows(
  db: Db,
  importId: string,
  { rows, isRehearsal }: { rows: PlannedRow[]; isRehearsal: boolean },
): Promise<void> {
  const plain: PlannedRow[] = [];
  const others: PlannedRow[] = [];
  for (const row of rows) {
    // no event says what a rehearsal would make
    const isMadeUp = isRehearsal && row.record?.isNew;
    (!isMadeUp && isPlain(row) ? plain : others).push(row);
  }
  const saving = partsOf(others).map((part) =>
    saveWhole(db, importId, { rows: part, isRehearsal }),
  );
  // a batch of these is as small as a part of the others
  if (plain.length > 0) saving.push(savePlain(db, importId, plain));
  for (const one of saving) one.catch(() => {}); // whoever waits is told
  await allOf(saving);
}

async function saveWhole(
  db: Db,
  importId: string,
  { rows, isRehearsal }: { rows: PlannedRow[]; isRehearsal: boolean },
): Promise<void> {
  const given = rows.map((row) => ({
    position: row.position,
    line: row.line,
    outcome: row.outcome,
    title: titleOf(row),
    company: row.company,
    record_type: row.record?.type ?? null,
    record_id: isRehearsal && row.record?.isNew ? null : (row.record?.id ?? null),
    tells_of: row.tellsOf,
    matched_by: row.matchedBy,
    changes: Object.keys(row.changes).length > 0 ? row.changes : null,
    issues: row.issues.length > 0 ? row.issues : null,
    cells: row.cells,
  }));
  const values = { importId, rows: JSON.stringify(given) };
  await db.rows(
    prepared(
      'save rows of an import',
      values,
      (p) => sql`
      insert into import_row (workspace_id, import_id, position, line, outcome, title, company,
        record_type, record_id, tells_of, matched_by, changes, issues, cells)
      select current_workspace(), ${p.importId}::uuid, position, line, outcome, title, company,
        record_type, record_id, tells_of, matched_by, changes, issues, cells
      from json_populate_recordset(null::import_row, ${p.rows}::json)`,
    ),
  );
}

/** The same of rows that say nothing the ledger does not say: a quarter of the work for PostgreSQL, half for us. */
async function savePlain(db: Db, importId: string, rows: PlannedRow[]): Promise<void> {
  const values = {
    importId,
    positions: rows.map(({ position }) => position),
    lines: rows.map(({ line }) => line),
    outcomes: rows.map(({ outcome }) => outcome),
    titles: rows.map(titleOf),
    companies: rows.map(({ company }) => company),
    types: rows.map(({ record }) => record?.type ?? null),
    ids: rows.map(({ record }) => record?.id ?? null),
    newCompanies: rows.map((row) => newCompanyOf(row)?.id ?? null),
    matchedBy: rows.map(({ matchedBy }) => matchedBy),
  };
  await db.rows(
    prepared(
      'save plain rows of an import',
      values,
      (p) => sql`
      insert into import_row (workspace_id, import_id, position, line, outcome, title, company,
        record_type, record_id, new_company_id, matched_by)
      select current_workspace(), ${p.importId}::uuid, given.*
      from unnest(${p.positions}::integer[], ${p.lines}::integer[], ${p.outcomes}::text[],
        ${p.titles}::text[], ${p.companies}::text[], ${p.types}::text[], ${p.ids}::uuid[],
        ${p.newCompanies}::uuid[], ${p.matchedBy}::text[]) as given`,
    ),
  );
}

function titleOf({ title }: PlannedRow): string {
  return title.slice(0, 500).toWellFormed();
}
