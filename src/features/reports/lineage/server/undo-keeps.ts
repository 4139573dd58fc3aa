import type { SettingsUndo } from '#src/records/server/undo/undo-settings.ts';
import { requireAdministrator } from '#src/server/auth/require-administrator.ts';
import { type KeepPatch, resetKeep } from './keep-commands.ts';

/** A field that was kept is proposed again, unless something else was said of it since. */
export const keepsUndo: SettingsUndo = new Map([
  [
    'kept_field',
    async (ctx, { commandId, traces }) => {
      requireAdministrator(ctx);
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
