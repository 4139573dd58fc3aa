import { sql } from 'kysely';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import { type OneBack, takeBackEach } from '#src/records/server/undo/take-back-each.ts';
import type { SettingsUndo } from '#src/records/server/undo/undo-settings.ts';
import type { WriteContext } from '#src/server/context.ts';
import { dropTask } from './correction-task.ts';
import { lockCorrection } from './lock-correction.ts';

/** Who said it takes it back as long as nobody has answered; an administrator takes back an answer. */
export function correctionsUndo(types: RecordTypes): SettingsUndo {
  return new Map([
    [
      'uptake_correction',
      takeBackEach(async (ctx, one) => ((await takeBack(ctx, types, one)) ? [] : ['figure'])),
    ],
  ]);
}

async function takeBack(
  ctx: WriteContext,
  types: RecordTypes,
  { id, trace, commandId }: OneBack,
): Promise<boolean> {
  const row = await lockCorrection(ctx, id);
  const isAnswer = trace.fields.has('outcome') && !trace.isCreation;
  if (isAnswer && ctx.actor.role !== 'administrator') return false;
  if (!isAnswer && (row.member_id !== ctx.actor.memberId || row.outcome !== null)) return false;
  const said = trace.fields.get('said')?.before;
  const isGone = !isAnswer && typeof said !== 'string';
  await ctx.db.rows(sql`update uptake_correction set ${valuesBefore(ctx, { isAnswer, said })}
    where workspace_id = ${ctx.actor.workspaceId} and id = ${id}`);
  if (isGone) await dropTask(ctx, types, id);
  const about = { type: 'uptake_correction', id, undoOf: commandId };
  ctx.emit({ verb: 'uptake_correction.undone', ...about });
  return true;
}

function valuesBefore(ctx: WriteContext, { isAnswer, said }: { isAnswer: boolean; said: unknown }) {
  if (isAnswer) {
    return sql`outcome = null, answer = null, answered_by = null, answered_at = null`;
  }
  if (typeof said === 'string') return sql`said = ${said}`;
  return sql`deleted_at = ${ctx.now().toISOString()}`;
}
