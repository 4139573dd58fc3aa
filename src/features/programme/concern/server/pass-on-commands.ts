import { keepRow } from '#src/records/server/kept-row-commands.ts';
import type { WriteContext } from '#src/server/context.ts';
import { concernTable, interventionTable } from './concern-rows.ts';

/** Gives a concern whose owner left to somebody else. */
export async function passConcernOn(
  ctx: WriteContext,
  id: string,
  owner_id: string,
): Promise<void> {
  await keepRow(ctx, concernTable, { id, values: { owner_id }, verb: 'passed' });
}

/** Gives a fix whose owner left to somebody else. */
export async function passFixOn(ctx: WriteContext, id: string, owner_id: string): Promise<void> {
  await keepRow(ctx, interventionTable, { id, values: { owner_id }, verb: 'passed' });
}
