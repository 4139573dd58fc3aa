import { sql } from 'kysely';
import { keptRowsUndo } from '#src/features/adoption/guard/server/kept-row-commands.ts';
import { AppError } from '#src/lib/app-error.ts';
import type { SettingsUndo, TakeBackSettings } from '#src/records/server/undo/undo-settings.ts';
import { gaveCommand, notYours } from './concern-queries.ts';
import { concernTable, dropPicture, interventionTable } from './concern-rows.ts';

const stays: TakeBackSettings = () =>
  Promise.reject(
    new AppError(
      'conflict',
      'What one of two has rated stays until both are done. Where they differ, it is rated anew.',
      { reason: 'stays' },
    ),
  );

/** So that nobody is silenced: what was raised by the button is taken back by its author alone. */
const takeBackConcerns: TakeBackSettings = async (ctx, work) => {
  const made = [...work.traces].filter(([, { isCreation }]) => isCreation).map(([id]) => id);
  if (!(await gaveCommand(ctx, work.commandId))) {
    const said = await ctx.db.first(sql`
      select c.id from concern c where c.workspace_id = ${ctx.actor.workspaceId}
        and c.id = any(${made}::uuid[]) and c.origin = 'button' and c.split_from is null limit 1`);
    if (said) throw notYours();
  }
  const result = await keptRowsUndo(concernTable).get('concern')!(ctx, work);
  for (const id of result.undone) if (made.includes(id)) await dropPicture(ctx, id);
  return result;
};

export const concernsUndo: SettingsUndo = new Map([
  ['concern', takeBackConcerns] as const,
  ...keptRowsUndo(interventionTable),
  ['concern_rating', stays] as const,
]);
