import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { MOST_IN_BULK } from '#src/records/endpoints/list-endpoints.ts';
import { attempt } from '#src/server/attempt.ts';
import type { WriteContext } from '#src/server/context.ts';
import { updateRecords } from '../record-commands.ts';
import { type Matching, matching } from '../record-queries.ts';
import type { RecordType, Row } from '../record-type.ts';
import { lockRows } from '../table/record-rows.ts';
import { requireRight } from '../visible.ts';
import { requireChangerFor } from '../write/require-changer.ts';
import { Refusals } from './refusals.ts';
import { saveEach } from './save-each.ts';

/** What is done to each: exactly one of them. */
export interface BulkAction {
  patch?: Record<string, unknown> | undefined;
  bin?: true | undefined;
  restore?: true | undefined;
  add_tags?: string[] | undefined;
  remove_tags?: string[] | undefined;
}

export interface BulkResult {
  matched: number;
  changed: number;
  refused: number;
  reasons: { message: string; count: number }[];
  next: string | null;
}

/**
 * Does the same to many records in one command. What the actor may not do to some of them is left
 * out and told; the others are done.
 */
export async function changeInBulk(
  ctx: WriteContext,
  { type, declaration }: { type: RecordType; declaration: RecordDeclaration },
  { which, action }: { which: Choice; action: BulkAction },
): Promise<BulkResult> {
  requireTags(declaration, action);
  requireChangerFor(ctx.actor, declaration, Object.keys(action.patch ?? {}));
  const { ids, next } = which.ids
    ? { ids: which.ids, next: null }
    : await findIds(ctx, declaration, which);
  const rows = await lockRows(ctx, declaration, { ids, isPermitted: false });
  const refusals = new Refusals();
  const at = ctx.now().toISOString();
  const patches = [...rows.values()].flatMap((row) => {
    const patch = patchOf(row, action, at);
    if (patch === null) return [];
    try {
      requireRight(ctx.actor, row, rightFor(row, action), declaration);
      return [{ id: row.id, patch }];
    } catch (error) {
      refusals.add(error);
      return [];
    }
  });
  const verb = action.bin ? 'deleted' : action.restore ? 'restored' : 'changed';
  const changed = await saveEach({
    patches,
    refusals,
    save: (given) => attempt(ctx, (inner) => updateRecords(inner, type, given, { verb })),
  });
  return {
    matched: rows.size,
    changed,
    refused: refusals.count,
    reasons: refusals.reasons(),
    next,
  };
}

function requireTags(declaration: RecordDeclaration, action: BulkAction): void {
  if (!action.add_tags && !action.remove_tags) return;
  if (declaration.fields.tags?.kind === 'tags') return;
  throw new AppError('invalid', `${declaration.pluralLabel} have no tags.`);
}

/** Which records: by their ids, or all that match, at once or in parts. */
interface Choice extends Matching {
  ids?: string[] | undefined;
  after?: string | null | undefined;
}

async function findIds(
  ctx: WriteContext,
  declaration: RecordDeclaration,
  which: Choice,
): Promise<{ ids: string[]; next: string | null }> {
  const where = await matching(ctx, declaration, which);
  const beyond = which.after ? sql`and r.id > ${which.after}` : sql``;
  const rows = await ctx.db.rows<{ id: string }>(sql`
    select r.id from ${sql.table(declaration.type)} r where ${where} ${beyond}
    order by r.id limit ${sql.lit(MOST_IN_BULK + 1)}`);
  const ids = rows.slice(0, MOST_IN_BULK).map(({ id }) => id);
  if (rows.length <= MOST_IN_BULK) return { ids, next: null };
  if (which.after !== undefined) return { ids, next: ids.at(-1)! };
  throw new AppError(
    'too_large',
    `More than ${MOST_IN_BULK} are meant. Narrow the filter, or give "after": null to go in parts.`,
    { reason: 'too_many' },
  );
}

/** Null if there is nothing to do to the row. */
function patchOf(row: Row, action: BulkAction, at: string): Record<string, unknown> | null {
  if (action.patch) return action.patch;
  if (action.bin) return row.deleted_at ? null : { deleted_at: at };
  if (action.restore) return row.deleted_at ? { deleted_at: null } : null;
  const gone = new Set(action.remove_tags);
  const kept = (row.tags as string[]).filter((tag) => !gone.has(tag));
  const tags = [...new Set([...kept, ...(action.add_tags ?? [])])];
  return tags.join('\n') === (row.tags as string[]).join('\n') ? null : { tags };
}

function rightFor(row: Row, { patch, bin, restore }: BulkAction) {
  if (restore) return 'restore' as const;
  const takesOver = patch && 'owner_id' in patch && patch.owner_id !== row.owner_id;
  if (bin || (takesOver && row.owner_id !== null && !row.deleted_at)) return 'delete' as const;
  return 'edit' as const;
}
