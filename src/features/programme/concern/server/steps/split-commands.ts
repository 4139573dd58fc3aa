import { randomUUID } from 'node:crypto';
import { keepRow } from '#src/records/server/kept-row-commands.ts';
import type { WriteContext } from '#src/server/context.ts';
import type { Loss } from '../../concern.ts';
import { hindersSplit } from '../../course.ts';
import { isAffected } from '../affected-queries.ts';
import { requireDecider } from '../concern-commands.ts';
import { concernTable, lockConcern } from '../concern-rows.ts';
import { refuseFor } from '../refuse-for.ts';

/** What is both becomes two: the concern keeps its technical part, the adaptive one stands beside it. */
export async function splitConcern(
  ctx: WriteContext,
  {
    id,
    technical,
    adaptive,
    losses,
  }: { id: string; technical: string; adaptive: string; losses?: Loss[] | undefined },
): Promise<string> {
  const row = await lockConcern(ctx, id);
  const hindrance = hindersSplit(row);
  if (hindrance) throw refuseFor(hindrance);
  if (!(await isAffected(ctx, row, ctx.actor.memberId))) await requireDecider(ctx);
  const given = [...new Set(losses ?? row.losses)];
  if (given.length === 0) throw refuseFor('no_loss');
  const { version: _, deleted_at: __, id: ___, ...shared } = row;
  const other = randomUUID();
  await keepRow(ctx, concernTable, {
    id: other,
    values: { ...shared, title: adaptive, class: 'adaptive', split_from: id, losses: given },
    verb: 'created',
  });
  const values = { title: technical, class: 'technical', losses: [] };
  await keepRow(ctx, concernTable, { id, values, verb: 'split' });
  return other;
}
