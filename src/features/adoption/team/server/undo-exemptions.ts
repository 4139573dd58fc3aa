import type { SettingsUndo } from '#src/records/server/undo/undo-settings.ts';
import { endExemption, resumeExemption } from './exemption-commands.ts';

/** Granting is taken back by ending it, ending by letting it go on. */
export const exemptionsUndo: SettingsUndo = new Map([
  [
    'exemption',
    async (ctx, { commandId, traces }) => {
      const undone: string[] = [];
      const kept: { id: string; fields: string[] }[] = [];
      for (const [id, { fields }] of traces) {
        const wasEnded = fields.has('ended_at');
        const isDone = wasEnded
          ? await resumeExemption(ctx, id, commandId)
          : await endExemption(ctx, id, commandId).then(() => true);
        if (isDone) undone.push(id);
        else kept.push({ id, fields: ['until_day'] });
      }
      return { undone, kept };
    },
  ],
]);
