import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import type { Line } from '#src/lib/line-totals.ts';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import type { Field } from '#src/records/field-types.ts';
import type { WriteContext } from '#src/server/context.ts';
import { declarationOf } from '../custom/effective-declaration.ts';
import { type RecordPatch, updateRecords } from '../record-commands.ts';
import type { RecordType, RecordTypes } from '../record-type.ts';
import { fieldSql } from '../table/field-sql.ts';
import { lockRows } from '../table/record-rows.ts';

/** One undo takes a merge back, and what is undone at once has its limit. */
export const MOST_LINKS = 9900;

/** The verb of what came along; its undo brings it back whoever sees it. */
export const RELINKED = 'relinked';

export interface Merge {
  type: RecordType;
  /** The one that stays. */
  id: string;
  others: string[];
}

/** Leads everything that refers to the others to the one that stays, also what the actor does not see. */
export async function relink(ctx: WriteContext, types: RecordTypes, merge: Merge): Promise<void> {
  let left = MOST_LINKS;
  for (const type of types.values()) {
    const declaration = await declarationOf(ctx, type.declaration);
    const names = fieldsTo(declaration, merge.type.declaration.type);
    if (names.length === 0) continue;
    const ids = await findReferring(ctx, declaration, { names, merge, limit: left + 1 });
    left -= ids.length;
    if (left < 0) throw tooManyLinks(merge.type.declaration);
    if (ids.length === 0) continue;
    const rows = await lockRows(ctx, declaration, { ids, isPermitted: true });
    const patches = [...rows].map(
      ([id, row]): RecordPatch => ({ id, patch: leadTo(merge, row, names) }),
    );
    await updateRecords(ctx, type, patches, { verb: RELINKED, isPermitted: true, isExact: true });
  }
}

/** The fields of a type that refer to records of another. */
export function fieldsTo(declaration: RecordDeclaration, type: string): string[] {
  return Object.entries(declaration.fields)
    .filter(([, field]) => ('to' in field ? field.to : productsOf(field)) === type)
    .map(([name]) => name);
}

function productsOf(field: Field): string | undefined {
  return field.kind === 'lines' ? field.products : undefined;
}

/** The values of these fields with the one that stays for each of the others. */
export function leadTo(
  { id, others }: Pick<Merge, 'id' | 'others'>,
  values: Record<string, unknown>,
  names: readonly string[],
): Record<string, unknown> {
  const lead = (value: unknown): unknown => {
    if (isLine(value)) return { ...value, product_id: lead(value.product_id) };
    return others.includes(value as string) ? id : value;
  };
  const patch: Record<string, unknown> = {};
  for (const name of names) {
    const value = values[name];
    if (Array.isArray(value)) patch[name] = [...new Set(value.map(lead))];
    else if (value) patch[name] = lead(value);
  }
  return patch;
}

function isLine(value: unknown): value is Line {
  return typeof value === 'object' && value !== null && 'product_id' in value;
}

async function findReferring(
  ctx: WriteContext,
  declaration: RecordDeclaration,
  { names, merge, limit }: { names: string[]; merge: Merge; limit: number },
): Promise<string[]> {
  const refers = names.map((name) => {
    const value = fieldSql(declaration, name);
    const { kind } = declaration.fields[name]!;
    if (kind === 'lines') {
      const lines = merge.others.map((product_id) => JSON.stringify([{ product_id }]));
      return sql`${value} @> any(${lines}::jsonb[])`;
    }
    return kind === 'reference'
      ? sql`${value} = any(${merge.others}::uuid[])`
      : sql`${value} && ${merge.others}::uuid[]`;
  });
  // those that go, and the one that stays, are seen to themselves
  const own = [merge.id, ...merge.others];
  const rows = await ctx.db.rows<{ id: string }>(sql`
    select r.id from ${sql.table(declaration.type)} r
    where r.workspace_id = ${ctx.actor.workspaceId} and (${sql.join(refers, sql` or `)})
      and r.id <> all(${own}::uuid[])
    order by r.id limit ${limit}`);
  return rows.map(({ id }) => id);
}

function tooManyLinks({ pluralLabel }: RecordDeclaration): AppError {
  return new AppError(
    'conflict',
    `More than ${MOST_LINKS} entries would have to move. Keep the one of these ${pluralLabel.toLowerCase()} that has more, and put the other into it.`,
    { reason: 'too_many_links' },
  );
}
