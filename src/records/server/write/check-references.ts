import { sql } from 'kysely';
import { AppError, type InputIssue } from '#src/lib/app-error.ts';
import type { Line } from '#src/lib/line-totals.ts';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { holdsMembers } from '#src/records/field-kinds.ts';
import type { ReadContext } from '#src/server/context.ts';
import type { Row } from '../record-type.ts';
import { visible } from '../visible.ts';

/**
 * Refuses a reference to a record that the actor does not see or that is in the bin, and an owner who
 * is not an active member. What was there before stays allowed, and ids that are `sure` need no look.
 */
export async function checkReferences(
  ctx: ReadContext,
  declaration: RecordDeclaration,
  rows: { before: Row | null; after: Row }[],
  sure: ReadonlySet<string> = new Set(),
): Promise<void> {
  for (const { name, to, label, idsOf } of referencesOf(declaration)) {
    const given = rows.flatMap(({ before, after }, index) => {
      const ids = idsOf(after[name]);
      if (ids.length === 0) return [];
      const old = idsOf(before?.[name]);
      return ids.filter((id) => !old.includes(id)).map((id) => ({ id, index }));
    });
    const needed = new Set(given.map(({ id }) => id).filter((id) => !sure.has(id)));
    if (to === 'member') needed.delete(ctx.actor.memberId);
    if (needed.size === 0) continue;
    const known = await knownIds(ctx, to, [...needed]);
    const wrong = given.filter(({ id }) => needed.has(id) && !known.has(id));
    if (wrong.length > 0) throw unknownReference({ name, label, wrong, many: rows.length > 1 });
  }
}

function referencesOf(declaration: RecordDeclaration) {
  const references = [{ name: 'owner_id', to: 'member', label: 'Owner', idsOf }];
  for (const [name, field] of Object.entries(declaration.fields)) {
    const to = holdsMembers(field.kind) ? 'member' : 'to' in field && field.to;
    const { label } = field;
    if (to) references.push({ name, to, label, idsOf });
    else if (field.kind === 'lines') {
      references.push({ name, to: field.products, label, idsOf: productsOf });
    }
  }
  return references;
}

const NONE: string[] = [];

function idsOf(value: unknown): string[] {
  if (value === null || value === undefined) return NONE;
  return Array.isArray(value) ? value : [value as string];
}

function productsOf(lines: unknown): string[] {
  return ((lines ?? []) as Line[]).flatMap(({ product_id }) => product_id ?? []);
}

async function knownIds(ctx: ReadContext, table: string, ids: string[]): Promise<Set<string>> {
  const query =
    table === 'member'
      ? sql`select id from member
          where workspace_id = ${ctx.actor.workspaceId} and id = any(${ids}::uuid[]) and active`
      : sql`select r.id from ${sql.table(table)} r
          where ${visible(ctx.actor, 'r')} and r.id = any(${ids}::uuid[]) and r.deleted_at is null`;
  return new Set((await ctx.db.rows<{ id: string }>(query)).map(({ id }) => id));
}

function unknownReference(found: {
  name: string;
  label: string;
  wrong: { id: string; index: number }[];
  many: boolean;
}): AppError {
  const message = `${found.label}: there is no such record, or it is in the bin. Choose another.`;
  const issues: InputIssue[] = found.wrong.map(({ index }) => ({
    path: found.many ? [index, found.name] : [found.name],
    message,
  }));
  return new AppError('invalid', message, { reason: 'unknown_reference', issues });
}
