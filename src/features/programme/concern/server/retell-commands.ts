import { keepRow } from '#src/records/server/kept-row-commands.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import type { WriteContext } from '#src/server/context.ts';
import { concernTable, lockConcern } from './concern-rows.ts';
import { type Retold, retellOwed } from './day-commands.ts';
import { retellDesk } from './steps/desk-commands.ts';

/**
 * What was said on a day is hidden or shown there, by who runs it: the concern says the same, and so does
 * what was told of it elsewhere.
 */
export async function retellConcern(
  ctx: WriteContext,
  types: RecordTypes,
  { body, ...change }: Retold & { body: string },
): Promise<void> {
  const { id, title } = change;
  await lockConcern(ctx, id);
  await keepRow(ctx, concernTable, { id, values: { title, body }, verb: 'changed' });
  await retellOwed(ctx, types, change);
  await retellDesk(ctx, change);
}
