import { sql } from 'kysely';
import { keptRowsUndo } from '#src/features/adoption/guard/server/kept-row-commands.ts';
import { AppError } from '#src/lib/app-error.ts';
import type { SettingsUndo, TakeBackSettings } from '#src/records/server/undo/undo-settings.ts';
import type { WriteContext } from '#src/server/context.ts';
import { concernTable, dropPicture, interventionTable } from './concern-rows.ts';

const stays: TakeBackSettings = () =>
  Promise.reject(
    new AppError(
      'conflict',
      'What one of two has rated stays until both are done. Where they differ, it is rated anew.',
      { reason: 'stays' },
    ),
  );

/** Whether the actor gave this command; what was said without a name nobody takes back. */
export async function gaveCommand(ctx: WriteContext, commandId: string): Promise<boolean> {
  const given = await ctx.db.first<{ actor_id: string | null }>(sql`
    select e.actor_id from ledger_event e where e.workspace_id = ${ctx.actor.workspaceId}
      and e.command_id = ${commandId} limit 1`);
  if (given?.actor_id) return given.actor_id === ctx.actor.memberId;
  throw notYours();
}

export function notYours(): AppError {
  return new AppError(
    'forbidden',
    'Only whoever said this takes it back. It can be answered instead.',
    { reason: 'not_author' },
  );
}

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
