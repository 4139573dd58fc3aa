import { gaveCommand, notYours } from '#src/features/programme/concern/server/concern-queries.ts';
import { changeOwed } from '#src/features/programme/concern/server/owed-task-commands.ts';
import { takeBackRows } from '#src/records/server/kept-row-commands.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import type { SettingsUndo, TakeBackSettings } from '#src/records/server/undo/undo-settings.ts';
import { feedbackTable, lockFeedback, requireHand } from './feedback-rows.ts';

/** What is taken back takes its task along. */
export function feedbackUndo(types: RecordTypes): SettingsUndo {
  const rows = takeBackRows(feedbackTable);
  return new Map([
    [
      'feedback',
      async (ctx, work) => {
        await requireMayTakeBack(ctx, work);
        const result = await rows(ctx, work);
        for (const id of result.undone) {
          const isGone = work.traces.get(id)!.isCreation;
          const change = isGone ? { deleted_at: ctx.now().toISOString() } : { done_at: null };
          await changeOwed(ctx, types, { id, ...change });
        }
        return result;
      },
    ],
  ]);
}

/** What somebody said they take back alone; what became of it, whoever looks after it may too. */
async function requireMayTakeBack(...[ctx, work]: Parameters<TakeBackSettings>): Promise<void> {
  if (await gaveCommand(ctx, work.commandId)) return;
  for (const [id, { isCreation }] of work.traces) {
    if (isCreation) throw notYours();
    requireHand(ctx, await lockFeedback(ctx, id));
  }
}
