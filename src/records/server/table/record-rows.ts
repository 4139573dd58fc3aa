import { sql } from 'kysely';
import { isId } from '#src/lib/ids.ts';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import type { WriteContext } from '#src/server/context.ts';
import { idIn, prepared } from '#src/server/db/sql.ts';
import { packCustom, unpackCustom } from '../custom/custom-values.ts';
import { declarationOf } from '../custom/effective-declaration.ts';
import type { Row } from '../record-type.ts';
import { viewerOf, visible } from '../visible.ts';

/** Reads the rows that the actor may see and keeps others from changing them until the commit. */
export async function lockRows(
  ctx: WriteContext,
  given: RecordDeclaration,
  { ids, isPermitted }: { ids: string[]; isPermitted: boolean },
): Promise<Map<string, Row>> {
  const declaration = await declarationOf(ctx, given);
  const wanted = idIn('r.id', ids.filter(isId));
  const statement = prepared(
    `lock ${isPermitted ? 'permitted ' : ''}${wanted.form} ${declaration.type}`,
    { ...viewerOf(ctx.actor), ...wanted.values },
    (p) => sql`
      select r.* from ${sql.table(declaration.type)} r
      where ${isPermitted ? sql`r.workspace_id = current_workspace()` : visible(p, 'r')}
        and ${wanted.condition(p)}
      order by r.id for update`,
  );
  const rows = await ctx.db.rows<Row>(statement);
  for (const row of rows) unpackCustom(declaration, row);
  return new Map(rows.map((row) => [row.id, row]));
}

function columnsToWrite(declaration: RecordDeclaration): string[] {
  return [
    'title',
    'owner_id',
    'team_id',
    'visibility',
    'version',
    'updated_at',
    'deleted_at',
    'custom',
    ...Object.keys(declaration.fields).filter((name) => !declaration.fields[name]!.custom),
  ];
}

/** The rows as JSON, without what is null: PostgreSQL takes what is missing for that. */
export function toStore(declaration: RecordDeclaration, rows: Row[]): string {
  const columns = ['id', 'created_at', ...columnsToWrite(declaration)];
  return JSON.stringify(
    rows.map((row) => {
      const stored: Record<string, unknown> = {};
      for (const name of columns) {
        if (row[name] !== null) stored[name] = row[name];
      }
      stored.custom = packCustom(declaration, row);
      return stored;
    }),
  );
}

/** Stores new rows of a record, one or thousands in one statement. */
export function insertRows(
  ctx: WriteContext,
  declaration: RecordDeclaration,
  rows: Row[],
): Promise<void> {
  return insertStored(ctx, declaration, toStore(declaration, rows));
}

/** The same of rows that `toStore` has made ready. */
export async function insertStored(
  ctx: WriteContext,
  declaration: RecordDeclaration,
  rows: string,
): Promise<void> {
  const values = { workspaceId: ctx.actor.workspaceId, rows };
  const statement = prepared(`insert ${declaration.type}`, values, (p) => {
    const table = sql.table(declaration.type);
    const columns = sql.join(
      ['id', 'created_at', ...columnsToWrite(declaration)].map((name) => sql.ref(name)),
    );
    return sql`
      insert into ${table} (workspace_id, ${columns})
      select ${p.workspaceId}::uuid, ${columns}
      from json_populate_recordset(null::${table}, ${p.rows}::json)`;
  });
  await ctx.db.rows(statement);
}

/** Stores changed rows over what is there. */
export async function replaceRows(
  ctx: WriteContext,
  declaration: RecordDeclaration,
  rows: Row[],
): Promise<void> {
  const values = { workspaceId: ctx.actor.workspaceId, rows: toStore(declaration, rows) };
  const statement = prepared(`replace ${declaration.type}`, values, (p) => {
    const table = sql.table(declaration.type);
    const columns = columnsToWrite(declaration).map(
      (name) => sql`${sql.ref(name)} = given.${sql.ref(name)}`,
    );
    return sql`
      update ${table} r set ${sql.join(columns)}
      from json_populate_recordset(null::${table}, ${p.rows}::json) as given
      where r.workspace_id = ${p.workspaceId}::uuid and r.id = given.id`;
  });
  await ctx.db.rows(statement);
}
