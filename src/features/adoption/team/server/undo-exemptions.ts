import type { RecordTypes } from '#src/records/server/record-type.ts';
import { takeBackEach } from '#src/records/server/undo/take-back-each.ts';
import type { SettingsUndo } from '#src/records/server/undo/undo-settings.ts';
import type { WriteContext } from '#src/server/context.ts';
import { endExemption, resumeExemption } from './exemption-commands.ts';
import { bringBackReminder, dropReminder } from './plan-reminder.ts';

/** Granting is taken back by ending it, ending by letting it go on; the reminder goes along. */
export function exemptionsUndo(types: RecordTypes): SettingsUndo {
  return new Map([
    [
      'exemption',
      takeBackEach(async (ctx, { id, commandId, trace: { fields } }) => {
        const isDone = fields.has('ended_at')
          ? await goOn(ctx, types, { id, commandId })
          : await end(ctx, types, { id, commandId });
        return isDone ? [] : ['until_day'];
      }),
    ],
  ]);
}

interface Back {
  id: string;
  commandId: string;
}

async function end(ctx: WriteContext, types: RecordTypes, { id, commandId }: Back) {
  const taskId = await endExemption(ctx, id, commandId);
  if (taskId) await dropReminder(ctx, types, taskId);
  return true;
}

async function goOn(ctx: WriteContext, types: RecordTypes, { id, commandId }: Back) {
  const resumed = await resumeExemption(ctx, id, commandId);
  if (resumed?.task_id) await bringBackReminder(ctx, types, resumed.task_id);
  return resumed !== null;
}
