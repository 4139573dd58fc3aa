import { sql } from 'kysely';
import type { VerbType, WordOf } from '#src/lib/ledger-verbs.ts';
import type { WriteContext } from '#src/server/context.ts';
import { setSince, takeBackEach, valuesBefore } from './undo/take-back-each.ts';
import type { SettingsUndo, TakeBackSettings } from './undo/undo-settings.ts';
import { saveRow, type ToldTable } from './write/save-row.ts';

/** A small table of rows that are kept with their history and can be taken back. */
export interface KeptTable<T extends VerbType = VerbType> extends ToldTable<T> {
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
  const { id, verb, undoOf } = given;
  await saveRow(ctx, { ...table, fields }, { id, before, after, verb, undoOf });
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
