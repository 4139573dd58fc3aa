import { sql } from 'kysely';
import { type VerbType, verbOf, type WordOf } from '#src/lib/ledger-verbs.ts';
import type { WriteContext } from '#src/server/context.ts';
import type { Changes } from '#src/server/ledger/event.ts';
import { setSince, takeBackEach, valuesBefore } from './undo/take-back-each.ts';
import type { SettingsUndo, TakeBackSettings } from './undo/undo-settings.ts';
import { isSame } from './write/changes.ts';

/** A small table of rows that are kept with their history and can be taken back. */
export interface KeptTable<T extends VerbType = VerbType> {
  name: T;
  fields: readonly string[];
  /** Refuses who may not change this row. */
  mayChange(ctx: WriteContext, row: KeptRow): void | Promise<void>;
  /** Refuses to take back what others have relied on meanwhile, or who may not take this back. */
  mayTakeBack?(ctx: WriteContext, back: TakingBack): Promise<void>;
  /** What is to stand in it, where it is not all up to whoever changes it. */
  settle?(ctx: WriteContext, before: KeptRow | undefined, after: KeptRow): Promise<KeptRow>;
}

interface TakingBack {
  id: string;
  isCreation: boolean;
  fields: readonly string[];
}

export type KeptRow = Record<string, unknown> & { id: string; deleted_at: string | null };

interface Keeping<T extends VerbType> {
  id: string;
  /** What is to stand in it; what is left out stays. */
  values: Record<string, unknown>;
  /** What has happened to it. */
  verb: WordOf<T>;
  undoOf?: string;
}

/** Writes what differs, with its event; the only way in which these rows are changed. */
export async function keepRow<T extends VerbType>(
  ctx: WriteContext,
  table: KeptTable<T>,
  given: Keeping<T>,
): Promise<void> {
  const { workspaceId } = ctx.actor;
  const fields = [...table.fields, 'deleted_at'];
  const before = await ctx.db.first<KeptRow>(sql`
    select t.* from ${sql.table(table.name)} t
    where t.workspace_id = ${workspaceId} and t.id = ${given.id} for update`);
  const wanted = { deleted_at: null, ...before, ...given.values, id: given.id } as KeptRow;
  await table.mayChange(ctx, before ?? wanted);
  const after = (await table.settle?.(ctx, before, wanted)) ?? wanted;
  const changes = changesOf(fields, before, after);
  if (Object.keys(changes).length === 0) return;
  const names = sql.join(fields.map((field) => sql.ref(field)));
  const values = sql.join(fields.map((field) => stored(after[field])));
  await ctx.db.rows(
    before
      ? sql`update ${sql.table(table.name)} set (${names}) = row(${values}), version = version + 1
          where workspace_id = ${workspaceId} and id = ${given.id}`
      : sql`insert into ${sql.table(table.name)} (workspace_id, id, ${names})
          values (${workspaceId}, ${given.id}, ${values})`,
  );
  ctx.emit({
    ...{ verb: verbOf(table.name, given.verb), type: table.name, id: given.id, changes },
    ...(given.undoOf && { undoOf: given.undoOf }),
  });
}

/** Whether nothing is kept under the id yet; another that asks for it meanwhile waits for this one. */
export async function isNewRow(
  ctx: WriteContext,
  { name }: Pick<KeptTable, 'name'>,
  id: string,
): Promise<boolean> {
  await ctx.db.rows(sql`select pg_advisory_xact_lock(hashtextextended(${id}, 0))`);
  const known = await ctx.db.first(sql`
    select id from ${sql.table(name)}
    where workspace_id = ${ctx.actor.workspaceId} and id = ${id}`);
  return !known;
}

/** How rows of these tables are taken back. */
export function keptRowsUndo(...tables: KeptTable[]): SettingsUndo {
  return new Map(tables.map((table) => [table.name, takeBackRows(table)]));
}

/** Each row whole, or told what was changed since. */
export function takeBackRows(table: KeptTable): TakeBackSettings {
  return takeBackEach(async (ctx, { id, commandId, trace }) => {
    const { isCreation, fields } = trace;
    await table.mayTakeBack?.(ctx, { id, isCreation, fields: [...fields.keys()] });
    const since = setSince(trace);
    if (since.length > 0) return since;
    const values = valuesBefore(ctx, trace);
    await keepRow(ctx, table, { id, values, verb: 'undone', undoOf: commandId });
    return [];
  });
}

function changesOf(fields: readonly string[], before: KeptRow | undefined, after: KeptRow) {
  const changes: Changes = {};
  for (const field of fields) {
    const [was, is] = [before?.[field] ?? null, after[field] ?? null];
    if (!isSame(was, is)) changes[field] = [was, is];
  }
  return changes;
}

function stored(value: unknown) {
  const isJson = typeof value === 'object' && value !== null;
  return isJson ? sql`${JSON.stringify(value)}::jsonb` : sql`${value ?? null}`;
}
