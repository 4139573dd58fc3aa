import { sql } from 'kysely';
import { AppError, type InputIssue } from '#src/lib/app-error.ts';
import { newId } from '#src/lib/ids.ts';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { emptyOf, isListKind } from '#src/records/field-kinds.ts';
import type { Field } from '#src/records/field-types.ts';
import { cleanValues } from '#src/records/values/clean-values.ts';
import type { Actor, WriteContext } from '#src/server/context.ts';
import type { Changes } from '#src/server/ledger/event.ts';
import { checkCustom } from './custom/custom-values.ts';
import { declarationOf } from './custom/effective-declaration.ts';
import { notFound } from './record-queries.ts';
import type { RecordType, Row, SavedRow } from './record-type.ts';
import { indexRecords } from './search/index-records.ts';
import { insertRows, lockRows, replaceRows } from './table/record-rows.ts';
import { requireRight, requireSight } from './visible.ts';
import { checkReferences } from './write/check-references.ts';

export type RecordInputs = Record<string, unknown>;
export interface RecordPatch {
  id: string;
  patch: RecordInputs;
  /** Refuse as stale if the record has moved on from this version. */
  ifVersion?: number | undefined;
}
export interface SaveOptions {
  /** The verb of the ledger event; `changed` unless the feature has a better word. */
  verb?: string;
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
  checkCustom(declaration, inputs);
  const now = ctx.now().toISOString();
  const empty: RecordInputs = emptyValues(declaration);
  const rows = inputs.map((input) => ({
    after: {
      ...empty,
      owner_id: ctx.actor.memberId,
      visibility: 'workspace',
      ...cleanValues(declaration, input),
      id: (input.id as string | undefined) ?? newId(),
      version: 1,
      created_at: now,
      updated_at: now,
      deleted_at: null,
    } as Row,
    before: null,
  }));
  await completeRows(ctx, { ...type, declaration }, rows, { isAsked });
  const inserted = insertRows(
    ctx,
    declaration,
    rows.map(({ after }) => after),
  );
  const ids = rows.map(({ after }) => after.id);
  const followed = followSave(ctx, type, rows, () => readBack?.(ids));
  // made while PostgreSQL stores the rows
  const changes = rows.map(({ after }) => changesBetween(declaration, null, after));
  await Promise.all([inserted, followed]);
  const verb = `${declaration.type}.created`;
  ids.forEach((id, at) => {
    ctx.emit({ verb, type: declaration.type, id, changes: changes[at]! });
  });
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
    if (!options.isPermitted) requireRight(ctx.actor, row, rightFor(row, patch));
    if (ifVersion !== undefined && ifVersion !== row.version) throw staleError(declaration, row);
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
  const replaced = replaceRows(
    ctx,
    declaration,
    changed.map(({ after }) => after),
  );
  await Promise.all([replaced, followSave(ctx, type, changed)]);
  for (const { after, changes } of changed) {
    ctx.emit({
      verb: `${declaration.type}.${options.verb ?? 'changed'}`,
      type: declaration.type,
      id: after.id,
      changes,
      ...(options.occurredAt && { occurredAt: options.occurredAt }),
      ...(options.undoOf && { undoOf: options.undoOf }),
    });
  }
  return changed.map(({ after }) => after.id);
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
async function followSave(
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

/** Lets the feature complete the rows, then sets what follows from others and checks the whole. */
async function completeRows(
  ctx: WriteContext,
  type: RecordType,
  rows: SavedRow[],
  { isPermitted, isExact, isAsked }: SaveOptions & { isAsked?: boolean } = {},
): Promise<void> {
  if (!isExact) await type.beforeSave?.(ctx, rows);
  await type.keepAudience?.(ctx, rows);
  const issues = rows.flatMap(({ after, before }, index) => {
    const row = { after, before, path: rows.length > 1 ? [index] : [] };
    const missing = requiredIssues(type.declaration, row, isAsked);
    return isPermitted ? missing : [...missing, ...privacyIssues(ctx.actor, row)];
  });
  if (issues.length > 0) {
    throw new AppError('invalid', issues[0]!.message, { issues });
  }
  await checkReferences(ctx, type.declaration, rows);
  const teams = await teamsOfOwners(ctx, rows);
  for (const { after } of rows) {
    after.title = type.declaration.title(after).slice(0, 500);
    after.team_id = teams.get(after.owner_id as string) ?? null;
    if (!isPermitted) requireSight(ctx.actor, type.declaration.label, after);
  }
}

interface CheckedRow extends SavedRow {
  /** Where the row stands among those given. */
  path: (string | number)[];
}

function requiredIssues(
  declaration: RecordDeclaration,
  row: CheckedRow,
  isAsked = false,
): InputIssue[] {
  return Object.entries(declaration.fields)
    .filter(([, field]) => field.required && (isAsked || row.before || !field.custom))
    .filter(([name, field]) => isMissing(field, { ...row, name }))
    .map(([name, field]) => ({
      path: [...row.path, name],
      message: `${field.label} is needed. ${field.requiredWhy ?? field.why}`,
    }));
}

function isMissing(field: Field, { name, after, before }: SavedRow & { name: string }): boolean {
  const value = after[name];
  const isEmpty = value === null || (isListKind(field.kind) && (value as unknown[]).length === 0);
  // a field that a workspace requires only now lacks in many records: what was empty may stay so
  const wasEmpty = field.custom && before !== null && isSame(before[name] ?? null, value ?? null);
  return isEmpty && !wasEmpty;
}

function privacyIssues(actor: Actor, { after, before, path }: CheckedRow): InputIssue[] {
  const becomesPrivate = after.visibility === 'private' && before?.visibility !== 'private';
  const wasOwn = !before || before.owner_id === actor.memberId || before.owner_id === null;
  if (!becomesPrivate || (wasOwn && after.owner_id === actor.memberId)) return [];
  const message = 'Only its owner can make this private. Ask them.';
  return [{ path: [...path, 'visibility'], message }];
}

async function teamsOfOwners(ctx: WriteContext, rows: { after: Row }[]) {
  const owners = new Set(rows.map(({ after }) => after.owner_id as string | null));
  owners.delete(null);
  // most rows belong to the one who writes, whose team is known
  if (ctx.actor.teamId !== null && [...owners].every((id) => id === ctx.actor.memberId)) {
    return new Map([[ctx.actor.memberId, ctx.actor.teamId]]);
  }
  const members = await ctx.db.rows<{ id: string; team_id: string | null }>(
    sql`select id, team_id from member
      where workspace_id = ${ctx.actor.workspaceId} and id = any(${[...owners]}::uuid[])`,
  );
  return new Map(members.map(({ id, team_id }) => [id, team_id]));
}

function emptyValues(declaration: RecordDeclaration): RecordInputs {
  return Object.fromEntries(
    Object.entries(declaration.fields).map(([name, field]) => [name, emptyOf(field.kind)]),
  );
}

/** Before and after of what differs; for a new record of all that is filled in. */
export function changesBetween(
  declaration: RecordDeclaration,
  before: Row | null,
  after: Row,
): Changes {
  const changes: Changes = {};
  for (const name of ['owner_id', 'visibility', 'deleted_at', ...Object.keys(declaration.fields)]) {
    const old = before?.[name] ?? null;
    const now = after[name] ?? null;
    const isEmpty = now === null || (Array.isArray(now) && now.length === 0);
    if (before ? !isSame(old, now) : !isEmpty) changes[name] = [old, now];
  }
  return changes;
}

/** Instants are the same however they are written: with `Z` or an offset, with micro- or milliseconds. */
export function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((item, index) => isSame(item, other[index]));
  }
  if (isObject(one) && isObject(other)) {
    const names = new Set([...Object.keys(one), ...Object.keys(other)]);
    return [...names].every((name) => isSame(one[name], other[name]));
  }
  const isInstant = /^\d{4}-\d\d-\d\dT/;
  if (typeof one !== 'string' || typeof other !== 'string') return false;
  return isInstant.test(one) && isInstant.test(other) && Date.parse(one) === Date.parse(other);
}

/** Money, or a line: the database keeps their parts in an order of its own. */
function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function staleError(declaration: RecordDeclaration, row: Row): AppError {
  return new AppError(
    'stale',
    `Somebody changed this ${declaration.label.toLowerCase()} meanwhile. Load it again, then save.`,
    { reason: 'stale_version', version: row.version },
  );
}
