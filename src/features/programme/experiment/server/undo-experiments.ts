import { sql } from 'kysely';
import { changeOwed } from '#src/features/programme/concern/server/owed-task-commands.ts';
import { takeBackRows } from '#src/records/server/kept-row-commands.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import type { SettingsUndo } from '#src/records/server/undo/undo-settings.ts';
import { type ExperimentRow, experimentTable } from './experiment-rows.ts';

/** What is taken back takes its task along. */
export function experimentsUndo(types: RecordTypes): SettingsUndo {
  const rows = takeBackRows(experimentTable);
  return new Map([
    [
      'experiment',
      async (ctx, work) => {
        const result = await rows(ctx, work);
        for (const id of result.undone) {
          const row = await ctx.db.first<ExperimentRow & { deleted_at: string | null }>(sql`
            select e.* from experiment e
            where e.workspace_id = ${ctx.actor.workspaceId} and e.id = ${id}`);
          const isOver = !row || row.deleted_at !== null || row.started_on === null;
          const change = isOver ? { deleted_at: ctx.now().toISOString() } : { done_at: null };
          await changeOwed(ctx, types, { id, ...change });
        }
        return result;
      },
    ],
  ]);
}
