import { type RawBuilder, sql } from 'kysely';
import type { WriteContext } from '#src/server/context.ts';
import { declarationOf } from '../custom/effective-declaration.ts';
import type { RecordType, RecordTypes } from '../record-type.ts';
import { fieldSql } from '../table/field-sql.ts';

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
    for (const { table, refers, held } of await referencesTo(ctx, types, { target, ids })) {
      // also what this actor may not see keeps a record in use
      const rows = await ctx.db.rows<{ id: string }>(sql`
        select distinct held.id from ${sql.table(table)} r, unnest(${held}) as held(id)
        where r.workspace_id = ${ctx.actor.workspaceId} and r.deleted_at is null
          and ${refers} and held.id = any(${ids}::uuid[]) and r.id <> all(${all}::uuid[])`);
      found.push(...rows.map(({ id }) => id));
    }
  }
  return found;
}

/** The fields that may refer to the records: the rows that do, and what such a row refers to. */
async function referencesTo(
  ctx: WriteContext,
  types: RecordTypes,
  { target, ids }: { target: RecordType; ids: string[] },
) {
  const found: { table: string; refers: RawBuilder<unknown>; held: RawBuilder<unknown> }[] = [];
  for (const other of types.values()) {
    const declaration = await declarationOf(ctx, other.declaration);
    for (const [name, field] of Object.entries(declaration.fields)) {
      if (!('to' in field) || field.to !== target.declaration.type) continue;
      const value = fieldSql(declaration, name);
      const isOne = field.kind === 'reference';
      found.push({
        table: declaration.type,
        refers: isOne ? sql`${value} = any(${ids}::uuid[])` : sql`${value} && ${ids}::uuid[]`,
        held: isOne ? sql`array[${value}]` : value,
      });
    }
  }
  return found;
}
