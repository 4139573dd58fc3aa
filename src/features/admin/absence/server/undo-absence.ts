import { takeBackWhole } from '#src/records/server/undo/take-back-each.ts';
import type { SettingsUndo } from '#src/records/server/undo/undo-settings.ts';
import { changeAbsence } from './absence-commands.ts';

/** What was said of an absence is taken back unless it was changed since. */
export const absenceUndo: SettingsUndo = new Map([
  ['absence', takeBackWhole((ctx, back) => changeAbsence(ctx, { ...back, verb: 'undone' }))],
]);
