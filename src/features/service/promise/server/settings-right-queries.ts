import { AppError } from '#src/lib/app-error.ts';
import type { SavedRow } from '#src/records/server/record-type.ts';
import type { Actor } from '#src/server/context.ts';

/** What holds for the whole workspace is everybody's to see, and the administrators' to change. */
export function requireSettingsRight(actor: Actor, rows: SavedRow[]): void {
  if (actor.role !== 'administrator') {
    throw new AppError(
      'forbidden',
      'Only an administrator sets up queues, business hours and promises. Ask one of them.',
      { reason: 'not_administrator' },
    );
  }
  for (const { after } of rows) after.visibility = 'workspace';
}
