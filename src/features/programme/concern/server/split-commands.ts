import { randomUUID } from 'node:crypto';
import { keepRow } from '#src/features/adoption/guard/server/kept-row-commands.ts';
import type { WriteContext } from '#src/server/context.ts';
import { hindersSplit } from '../course.ts';
import { isAffected } from './affected-queries.ts';
import { requireDecider } from './concern-commands.ts';
import { concernTable, lockConcern } from './concern-rows.ts';
import { refuseFor } from './refuse-for.ts';

/** What is both becomes two: the concern keeps its technical part, the adaptive one stands beside it. */
export async function splitConcern(
  ctx: WriteContext,
  { id, technical, adaptive }: { id: string; technical: string; adaptive: string },
): Promise<string> {
  const row = await lockConcern(ctx, id);
  const hindrance = hindersSplit(row);
  if (hindrance) throw refuseFor(hindrance);
  if (!(await isAffected(ctx, row, ctx.actor.memberId))) await requireDecider(ctx);
  const { version: _, deleted_at: __, id: ___, ...shared } = row;
  const other = randomUUID();
  await keepRow(ctx, concernTable, {
    id: other,
    values: { ...shared, title: adaptive, class: 'adaptive', split_from: id },
    verb: 'created',
  });
  const values = { title: technical, class: 'technical' };
  await keepRow(ctx, concernTable, { id, values, verb: 'split' });
  return other;
}
