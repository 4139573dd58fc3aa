import { sql } from 'kysely';
import type { WriteContext } from '#src/server/context.ts';
import type { RecordType, RecordTypes } from '../record-type.ts';

/**
 * The records among `made` to which something living refers that is not among them itself. A record
 * that stays for this reason keeps what it refers to.
 */
export async function findInUse(
  ctx: WriteContext,
  types: RecordTypes,
  made: ReadonlyMap<string, RecordType>,
): Promise<Set<string>> {
  const left = new Map(made);
  const inUse = new Set<string>();
  for (;;) {
    const found = await lookOnce(ctx, types, left);
    if (found.length === 0) return inUse;
    for (const id of found) {
      left.delete(id);
      inUse.add(id);
    }
  }
}

async function lookOnce(
  ctx: WriteContext,
  types: RecordTypes,
  made: ReadonlyMap<string, RecordType>,
): Promise<string[]> {
  const all = [...made.keys()];
  const found: string[] = [];
  for (const target of new Set(made.values())) {
    const ids = all.filter((id) => made.get(id) === target);
    for (const { table, column } of referencesTo(types, target)) {
      // also what this actor may not see keeps a record in use
      const rows = await ctx.db.rows<{ id: string }>(sql`
        select distinct ${sql.ref(`r.${column}`)} as id from ${sql.table(table)} r
        where r.workspace_id = ${ctx.actor.workspaceId} and r.deleted_at is null
          and ${sql.ref(`r.${column}`)} = any(${ids}::uuid[]) and r.id <> all(${all}::uuid[])`);
      found.push(...rows.map(({ id }) => id));
    }
  }
  return found;
}

function referencesTo(types: RecordTypes, { declaration }: RecordType) {
  return [...types.values()].flatMap((other) =>
    Object.entries(other.declaration.fields)
      .filter(([, field]) => field.kind === 'reference' && field.to === declaration.type)
      .map(([column]) => ({ table: other.declaration.type, column })),
  );
}
