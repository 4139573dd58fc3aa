import { keptRowsUndo } from '#src/features/adoption/guard/server/kept-row-commands.ts';
import { AppError } from '#src/lib/app-error.ts';
import type { SettingsUndo, TakeBackSettings } from '#src/records/server/undo/undo-settings.ts';
import { concernTable, interventionTable } from './concern-rows.ts';

const stays: TakeBackSettings = () =>
  Promise.reject(
    new AppError(
      'conflict',
      'What one of two has rated stays until both are done. Where they differ, it is rated anew.',
      { reason: 'stays' },
    ),
  );

export const concernsUndo: SettingsUndo = new Map([
  ...keptRowsUndo(concernTable),
  ...keptRowsUndo(interventionTable),
  ['concern_rating', stays] as const,
]);
