import { sql } from 'kysely';
import { isId } from '#src/lib/ids.ts';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import type { WriteContext } from '#src/server/context.ts';
import { idIn, prepared } from '#src/server/db/sql.ts';
import type { Row } from './record-type.ts';
import { viewerOf, visible } from './visible.ts';

/** Reads the rows that the actor may see and keeps others from changing them until the commit. */
export async function lockRows(
  ctx: WriteContext,
  declaration: RecordDeclaration,
  { ids, isPermitted }: { ids: string[]; isPermitted: boolean },
): Promise<Map<string, Row>> {
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
    ...Object.keys(declaration.fields),
  ];
}

/** Stores new rows of a record, one or thousands in one statement. */
export async function insertRows(
  ctx: WriteContext,
  declaration: RecordDeclaration,
  rows: Row[],
): Promise<void> {
  const values = { workspaceId: ctx.actor.workspaceId, rows: JSON.stringify(rows) };
  const statement = prepared(`insert ${declaration.type}`, values, (p) => {
    const table = sql.table(declaration.type);
    const columns = sql.join(
      ['id', 'created_at', ...columnsToWrite(declaration)].map((name) => sql.ref(name)),
    );
    return sql`
      insert into ${table} (workspace_id, ${columns})
      select ${p.workspaceId}::uuid, ${columns}
      from jsonb_populate_recordset(null::${table}, ${p.rows}::jsonb)`;
  });
  await ctx.db.rows(statement);
}

/** Stores changed rows over what is there. */
export async function replaceRows(
  ctx: WriteContext,
  declaration: RecordDeclaration,
  rows: Row[],
): Promise<void> {
  const values = { workspaceId: ctx.actor.workspaceId, rows: JSON.stringify(rows) };
  const statement = prepared(`replace ${declaration.type}`, values, (p) => {
    const table = sql.table(declaration.type);
    const columns = columnsToWrite(declaration).map(
      (name) => sql`${sql.ref(name)} = given.${sql.ref(name)}`,
    );
    return sql`
      update ${table} r set ${sql.join(columns)}
      from jsonb_populate_recordset(null::${table}, ${p.rows}::jsonb) as given
      where r.workspace_id = ${p.workspaceId}::uuid and r.id = given.id`;
  });
  await ctx.db.rows(statement);
}
