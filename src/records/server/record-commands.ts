import { AppError } from '#src/lib/app-error.ts';
import { verbOf, type Word } from '#src/lib/ledger-verbs.ts';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { cleanValues } from '#src/records/values/clean-values.ts';
import type { WriteContext } from '#src/server/context.ts';
import { checkCustom } from './custom/custom-values.ts';
import { declarationOf } from './custom/effective-declaration.ts';
import { notFound } from './record-queries.ts';
import type { RecordType, Row, SavedRow } from './record-type.ts';
import { indexRecords } from './search/index-records.ts';
import { insertRows, lockRows, replaceRows } from './table/record-rows.ts';
import { requireRight } from './visible.ts';
import { changesBetween } from './write/changes.ts';
import { completeRows } from './write/complete-rows.ts';
import { creationOf, newRows } from './write/new-rows.ts';
import { requireChangerFor } from './write/require-changer.ts';

export type RecordInputs = Record<string, unknown>;
export interface RecordPatch {
  id: string;
  patch: RecordInputs;
  /** Refuse as stale if the record has moved on from this version. */
  ifVersion?: number | undefined;
}
export interface SaveOptions {
  /** The verb of the ledger event; `changed` unless the feature has a better word. */
  verb?: Word;
  /** When it happened by the person's word. */
  occurredAt?: string;
  undoOf?: string;
  /**
   * The caller has seen to permission itself: the change follows from one that was permitted, such
   * as the notes about a person who becomes private, or takes one's own command back.
   */
  isPermitted?: boolean;
  /**
   * Just what is given changes, and nothing follows from it: what hung on a record that went into
   * another is led there, and an undo leads it back to what it was.
   */
  isExact?: boolean;
  /** As in `CreateOptions`; not asked if nothing was changed. */
  readBack?: (ids: string[]) => Promise<unknown>;
}

export interface CreateOptions {
  /**
   * A form or program could say all, so what the workspace requires besides must be there; what comes
   * of a line, a list or another record is not refused for a field that nobody was asked for.
   */
  isAsked?: boolean;
  /** Reads what the records are, once they are on their way: one way to the database and back less. */
  readBack?: (ids: string[]) => Promise<unknown>;
}

/** Creates records, one or thousands in the same few statements. Gives their ids in order. */
export async function createRecords(
  ctx: WriteContext,
  type: RecordType,
  inputs: RecordInputs[],
  { isAsked = false, readBack }: CreateOptions = {},
): Promise<string[]> {
  const declaration = await declarationOf(ctx, type.declaration);
  requireChangerFor(ctx.actor, declaration);
  const rows = newRows(ctx, declaration, inputs);
  await completeRows(ctx, { ...type, declaration }, rows, { isAsked });
  const ids = rows.map(({ after }) => after.id);
  const inserted = insertRows(
    ctx,
    declaration,
    rows.map(({ after }) => after),
  );
  const followed = followSave(ctx, type, rows, () => readBack?.(ids));
  // made while PostgreSQL stores the rows
  const events = rows.map((row) => creationOf(declaration, row));
  await Promise.all([inserted, followed]);
  events.forEach(ctx.emit);
  return ids;
}

/** Changes records. What is the same stays untouched and writes no event. Gives the ids changed. */
export async function updateRecords(
  ctx: WriteContext,
  type: RecordType,
  patches: RecordPatch[],
  options: SaveOptions = {},
): Promise<string[]> {
  const declaration = await declarationOf(ctx, type.declaration);
  requireChangerFor(ctx.actor, declaration);
  checkCustom(
    declaration,
    patches.map(({ patch }) => patch),
  );
  const before = await lockRows(ctx, declaration, {
    ids: patches.map(({ id }) => id),
    isPermitted: options.isPermitted ?? false,
  });
  const rows: { before: Row; after: Row }[] = [];
  for (const { id, patch, ifVersion } of patches) {
    const row = before.get(id);
    if (!row) throw notFound(declaration);
    if (!options.isPermitted) requireRight(ctx.actor, row, rightFor(row, patch), declaration);
    if (ifVersion !== undefined) refuseStale(declaration, row, ifVersion);
    rows.push({ before: row, after: { ...row, ...cleanValues(declaration, patch) } });
  }
  await completeRows(ctx, { ...type, declaration }, rows, options);
  const changed = rows
    .map((row) => ({ ...row, changes: changesBetween(declaration, row.before, row.after) }))
    .filter(({ changes }) => Object.keys(changes).length > 0);
  if (changed.length === 0) return [];
  const now = ctx.now().toISOString();
  for (const { before: old, after } of changed) {
    after.version = (old.version as number) + 1;
    after.updated_at = now;
  }
  const ids = changed.map(({ after }) => after.id);
  const replaced = replaceRows(
    ctx,
    declaration,
    changed.map(({ after }) => after),
  );
  await Promise.all([replaced, followSave(ctx, type, changed, () => options.readBack?.(ids))]);
  for (const { after, changes } of changed) {
    ctx.emit({
      verb: verbOf(declaration.type, options.verb ?? 'changed'),
      type: declaration.type,
      id: after.id,
      changes,
      ...(options.occurredAt && { occurredAt: options.occurredAt }),
      ...(options.undoOf && { undoOf: options.undoOf }),
    });
  }
  return ids;
}

/** Puts records into the bin; everything that refers to them stays as it is. */
export function binRecords(
  ctx: WriteContext,
  type: RecordType,
  ids: string[],
  options: Omit<SaveOptions, 'verb'> = {},
): Promise<string[]> {
  const deleted_at = ctx.now().toISOString();
  return updateRecords(
    ctx,
    type,
    ids.map((id) => ({ id, patch: { deleted_at } })),
    { ...options, verb: 'deleted' },
  );
}

/** Takes records out of the bin. */
export function restoreRecords(
  ctx: WriteContext,
  type: RecordType,
  ids: string[],
  options: Omit<SaveOptions, 'verb'> = {},
): Promise<string[]> {
  const patch = { deleted_at: null };
  return updateRecords(
    ctx,
    type,
    ids.map((id) => ({ id, patch })),
    { ...options, verb: 'restored' },
  );
}

/** What comes with saved rows; may be sent before they are stored, for PostgreSQL keeps the order. */
export async function followSave(
  ctx: WriteContext,
  type: RecordType,
  rows: SavedRow[],
  readBack?: () => Promise<unknown> | undefined,
): Promise<void> {
  await type.afterSave?.(ctx, rows);
  const { declaration } = type;
  const ids = rows.map(({ after }) => after.id);
  const indexed = declaration.isSetting ? undefined : indexRecords(ctx.db, declaration, ids);
  await Promise.all([indexed, readBack?.()]);
}

function rightFor(row: Row, patch: RecordInputs) {
  // whoever could take what is another's could then hide it or throw it away
  const changesOwner = 'owner_id' in patch && patch.owner_id !== row.owner_id;
  if (changesOwner && row.owner_id !== null && !row.deleted_at) return 'delete' as const;
  if (!('deleted_at' in patch)) return 'edit' as const;
  if (patch.deleted_at === null) return row.deleted_at ? ('restore' as const) : ('edit' as const);
  return 'delete' as const;
}

/** Refuses what has moved on from the version that somebody saw. */
export function refuseStale(declaration: RecordDeclaration, row: Row, ifVersion: number): void {
  if (ifVersion === row.version) return;
  throw new AppError(
    'stale',
    `Somebody changed this ${declaration.label.toLowerCase()} meanwhile. Load it again, then go on.`,
    { reason: 'stale_version', version: row.version },
  );
}
