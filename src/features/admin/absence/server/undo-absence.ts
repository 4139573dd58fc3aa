import type { SettingsUndo } from '#src/records/server/undo/undo-settings.ts';
import { type AbsencePatch, changeAbsence } from './absence-commands.ts';

/** What was said of an absence is taken back unless it was changed since. */
export const absenceUndo: SettingsUndo = new Map([
  [
    'absence',
    async (ctx, { commandId, traces }) => {
      const undone: string[] = [];
      const kept: { id: string; fields: string[] }[] = [];
      for (const [id, { isCreation, fields, changedSince }] of traces) {
        const changed = [...fields].filter(([, { state }]) => state !== 'as_left');
        const since = isCreation ? changedSince : changed.map(([name]) => name);
        if (since.length > 0) {
          kept.push({ id, fields: since });
          continue;
        }
        const patch: AbsencePatch = isCreation
          ? { deleted_at: ctx.now().toISOString() }
          : Object.fromEntries([...fields].map(([name, { before }]) => [name, before]));
        await changeAbsence(ctx, { id, patch, verb: 'undone', undoOf: commandId });
        undone.push(id);
      }
      return { undone, kept };
    },
  ],
]);
