import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import { takeBackRows } from '#src/records/server/kept-row-commands.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import type { SettingsUndo, TakeBackSettings } from '#src/records/server/undo/undo-settings.ts';
import type { WriteContext } from '#src/server/context.ts';
import { hindersAnswer } from '../course.ts';
import { gaveCommand, notYours } from './concern-queries.ts';
import { type ConcernRow, concernTable, dropPicture, interventionTable } from './concern-rows.ts';
import { leaveUndecided } from './day-commands.ts';
import { answerOwedOf, changeOwed, changeOwedOf, decisionOwedOf } from './owed-task-commands.ts';

const stays: TakeBackSettings = () =>
  Promise.reject(
    new AppError(
      'conflict',
      'What one of two has rated stays until both are done. Where they differ, it is rated anew.',
      { reason: 'stays' },
    ),
  );

/** So that nobody is silenced: what was raised by the button is taken back by its author alone. */
const takeBackConcerns: (types: RecordTypes) => TakeBackSettings = (types) => async (ctx, work) => {
  const made = [...work.traces].filter(([, { isCreation }]) => isCreation).map(([id]) => id);
  if (!(await gaveCommand(ctx, work.commandId))) {
    const said = await ctx.db.first(sql`
      select c.id from concern c where c.workspace_id = ${ctx.actor.workspaceId}
        and c.id = any(${made}::uuid[]) and c.origin = 'button' and c.split_from is null limit 1`);
    if (said) throw notYours();
  }
  const result = await takeBackRows(concernTable)(ctx, work);
  for (const id of result.undone) {
    if (made.includes(id)) {
      await dropPicture(ctx, id);
      await leaveUndecided(ctx, types, [id]);
    } else await settleOwed(ctx, types, id, work.traces.get(id)!.fields);
  }
  return result;
};

/** What took a concern away from whoever decides of it. */
const GATHERED = ['cluster_id', 'deleted_at', 'state'];

/** What is owed no more leaves the day in which it stood. */
async function settleOwed(
  ctx: WriteContext,
  types: RecordTypes,
  id: string,
  undone: ReadonlyMap<string, unknown>,
): Promise<void> {
  const row = await ctx.db.first<ConcernRow>(sql`select c.* from concern c
    where c.workspace_id = ${ctx.actor.workspaceId} and c.id = ${id}`);
  const deleted_at = ctx.now().toISOString();
  const isAnswered = row?.answer && row.answer !== 'no';
  if (!isAnswered) await changeOwed(ctx, types, { id: answerOwedOf(id), deleted_at });
  if (row && row.answer === null && hindersAnswer(row) === null && !row.deleted_at) {
    const owed = { id: decisionOwedOf(id) };
    if (undone.has('answer')) await changeOwed(ctx, types, { ...owed, done_at: null });
    if (GATHERED.some((field) => undone.has(field))) {
      await changeOwed(ctx, types, { ...owed, deleted_at: null });
    }
  }
  if (!row?.manager_change) await changeOwed(ctx, types, { id: changeOwedOf(id), deleted_at });
}

/** A promise taken back takes its task along. */
const takeBackFixes: (types: RecordTypes) => TakeBackSettings = (types) => async (ctx, work) => {
  const result = await takeBackRows(interventionTable)(ctx, work);
  for (const id of result.undone) {
    const isGone = work.traces.get(id)!.isCreation;
    const change = isGone ? { deleted_at: ctx.now().toISOString() } : { done_at: null };
    await changeOwed(ctx, types, { id, ...change });
  }
  return result;
};

export function concernsUndo(types: RecordTypes): SettingsUndo {
  return new Map([
    ['concern', takeBackConcerns(types)] as const,
    [interventionTable.name, takeBackFixes(types)] as const,
    ['concern_rating', stays] as const,
  ]);
}
