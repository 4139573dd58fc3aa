import { takeBackEach } from '#src/records/server/undo/take-back-each.ts';
import type { SettingsUndo } from '#src/records/server/undo/undo-settings.ts';
import type { WriteContext } from '#src/server/context.ts';
import type { MailSchedule } from '../../report-api.ts';
import { keepSchedule, requireOwner } from './mail-commands.ts';

/** To whom a report goes, and when, is set back unless it was set anew since. */
export const mailsUndo: SettingsUndo = new Map([
  [
    'report_mail',
    takeBackEach(async (ctx, { id, commandId, trace: { fields } }) => {
      const trace = fields.get('schedule');
      if (trace?.state !== 'as_left') return ['schedule'];
      await setBack(ctx, { id, commandId, schedules: [trace.after, trace.before] });
      return [];
    }),
  ],
]);

interface SettingBack {
  id: string;
  commandId: string;
  schedules: unknown[];
}

/** Who only took themselves out may put themselves back; all else is the owner's. */
async function setBack(ctx: WriteContext, { id, commandId, schedules }: SettingBack) {
  const [now = null, next = null] = schedules as (MailSchedule | null)[];
  if (!isOwnPlace(ctx.actor.memberId, now, next)) await requireOwner(ctx, id);
  await keepSchedule(ctx, { id, next, undoOf: commandId });
}

function isOwnPlace(memberId: string, now: MailSchedule | null, next: MailSchedule | null) {
  const others = (schedule: MailSchedule | null) =>
    (schedule?.member_ids ?? []).filter((one) => one !== memberId).join();
  const when = ({ every, day, hour }: MailSchedule) => `${every} ${day} ${hour}`;
  return others(now) === others(next) && (!now || !next || when(now) === when(next));
}
