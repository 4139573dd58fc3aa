import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import type { Actor, ReadContext } from '#src/server/context.ts';
import type { Db } from '#src/server/db/database.ts';
import { type ImportRecord, startCounts } from './store/import-record.ts';

const LISTED = 100;

/** A member's own imports; an administrator's are all of the workspace. */
function own(actor: Actor) {
  return sql`i.workspace_id = ${actor.workspaceId}
    and (${actor.role === 'administrator'} or i.created_by = ${actor.memberId})`;
}

/** The import, if it is the actor's own or they are an administrator. */
export async function getImport(
  { actor, db }: Pick<ReadContext, 'actor' | 'db'>,
  id: string,
  options: { lock?: boolean } = {},
): Promise<ImportRecord> {
  const lock = options.lock ? sql`for update` : sql``;
  const found = await db.first<ImportRecord>(
    sql`select i.* from import i where ${own(actor)} and i.id = ${id} ${lock}`,
  );
  if (!found) throw new AppError('not_found', 'There is no such import of yours.');
  return found;
}

/** The newest, without the rows that show what is in them. */
export async function listImports({ actor, db }: ReadContext): Promise<ImportRecord[]> {
  const items = await db.rows<ImportRecord>(sql`
    select i.* from import i where ${own(actor)}
    order by i.created_at desc, i.id desc limit ${LISTED}`);
  return items.map((item) => ({ ...item, sample: [] }));
}

/** What the columns meant in the member's last list with these headings. */
export function findMapping(db: Db, memberId: string, headingsHash: string) {
  return db.first<Pick<ImportRecord, 'mapping' | 'region'>>(sql`
    select mapping, region from import_mapping
    where workspace_id = current_workspace() and member_id = ${memberId}
      and headings_hash = ${headingsHash}`);
}

/** An import as the API gives it. */
export function presentImport(record: ImportRecord) {
  const { plan: _, command_id, taken_by, rows_done, undone_from, row_count, ...shown } = record;
  return { ...shown, rows: row_count, counts: { ...startCounts(), ...record.counts } };
}
