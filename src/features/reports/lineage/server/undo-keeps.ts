import { AppError } from '#src/lib/app-error.ts';
import type { SettingsUndo } from '#src/records/server/undo/undo-settings.ts';
import { type KeepPatch, resetKeep } from './keep-commands.ts';

/** A field that was kept is proposed again, unless something else was said of it since. */
export const keepsUndo: SettingsUndo = new Map([
  [
    'kept_field',
    async (ctx, { commandId, traces }) => {
      if (ctx.actor.role !== 'administrator') {
        throw new AppError('forbidden', 'Only an administrator may do this. Ask one of them.', {
          reason: 'role',
        });
      }
      const undone: string[] = [];
      const kept: { id: string; fields: string[] }[] = [];
      for (const [id, { isCreation, fields, changedSince }] of traces) {
        const changed = [...fields].filter(([, { state }]) => state !== 'as_left');
        const since = isCreation ? changedSince : changed.map(([name]) => name);
        const patch: KeepPatch = isCreation
          ? { deleted_at: ctx.now().toISOString() }
          : Object.fromEntries([...fields].map(([name, { before }]) => [name, before]));
        const isBack =
          since.length === 0 && (await resetKeep(ctx, { id, patch, undoOf: commandId }));
        if (isBack) undone.push(id);
        else kept.push({ id, fields: since });
      }
      return { undone, kept };
    },
  ],
]);
