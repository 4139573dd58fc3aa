import { keepRow } from '#src/records/server/kept-row-commands.ts';
import type { WriteContext } from '#src/server/context.ts';
import { experimentTable } from './experiment-rows.ts';

/** Gives an experiment whose owner left to somebody else, and keeps that it was passed on. */
export async function passExperimentOn(
  ctx: WriteContext,
  id: string,
  owner_id: string,
): Promise<void> {
  const values = { owner_id, passed_on: true };
  await keepRow(ctx, experimentTable, { id, values, verb: 'passed' });
}
