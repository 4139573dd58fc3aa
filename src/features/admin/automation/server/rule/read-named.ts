import { sql } from 'kysely';
import { isId } from '#src/lib/ids.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import { visible } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';

type Named = Record<string, { type: string; title: string }>;

/** The names of what rules speak of by id, so that they read as sentences. */
export async function readNamed(
  ctx: ReadContext,
  types: RecordTypes,
  rules: readonly unknown[],
): Promise<Named> {
  const ids = [...new Set(JSON.stringify(rules).match(/[0-9a-f-]{36}/g) ?? [])].filter(isId);
  const named: Named = {};
  if (ids.length === 0) return named;
  const { workspaceId } = ctx.actor;
  const tables = [...types.keys()].map(
    (type) => sql`select r.id, ${type} as type, r.title from ${sql.table(type)} r
      where ${visible(ctx.actor, 'r')} and r.id = any(${ids}::uuid[])`,
  );
  for (const [table, condition] of [
    ['member', sql`true`],
    ['team', sql`r.deleted_at is null`],
    ['webhook_endpoint', sql`r.deleted_at is null`],
  ] as const) {
    tables.push(sql`select r.id, ${table} as type, r.name as title from ${sql.table(table)} r
      where r.workspace_id = ${workspaceId} and r.id = any(${ids}::uuid[]) and ${condition}`);
  }
  const rows = await ctx.db.rows<{ id: string; type: string; title: string }>(
    sql.join(tables, sql` union all `),
  );
  for (const { id, type, title } of rows) named[id] = { type, title };
  return named;
}
