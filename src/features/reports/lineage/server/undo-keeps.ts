import { setSince, takeBackEach, valuesBefore } from '#src/records/server/undo/take-back-each.ts';
import type { SettingsUndo } from '#src/records/server/undo/undo-settings.ts';
import { requireAdministrator } from '#src/server/auth/require-administrator.ts';
import { resetKeep } from './keep-commands.ts';

/** A field that was kept is proposed again, unless something else was said of it since. */
export const keepsUndo: SettingsUndo = new Map([
  [
    'kept_field',
    takeBackEach(async (ctx, { id, commandId, trace }) => {
      requireAdministrator(ctx);
      const since = setSince(trace);
      if (since.length > 0) return since;
      const patch = valuesBefore(ctx, trace);
      const isThere = await resetKeep(ctx, { id, patch, undoOf: commandId });
      return isThere ? [] : ['reason'];
    }),
  ],
]);
