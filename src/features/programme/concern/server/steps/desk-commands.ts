import { sql } from 'kysely';
import { requireKeeper } from '#src/features/programme/desk/server/desk-queries.ts';
import { addItem, itemTable } from '#src/features/programme/desk/server/item-commands.ts';
import { keepRow } from '#src/records/server/kept-row-commands.ts';
import type { WriteContext } from '#src/server/context.ts';
import { lockConcern } from '../concern-rows.ts';
import { isOutdated, type Retold } from '../day-commands.ts';
import { refuseFor } from '../refuse-for.ts';

/**
 * Takes what has a known fix to the desk. Whoever raised it by name, here or beneath it, is told by the
 * release; who called it theirs too is named nowhere and told when the fix is done.
 */
export async function takeConcernToDesk(ctx: WriteContext, id: string): Promise<void> {
  await requireKeeper(ctx);
  const row = await lockConcern(ctx, id);
  if (row.class !== 'technical') throw refuseFor('not_technical');
  if (row.state === 'verified') throw refuseFor('over');
  const authors = await ctx.db.rows<{ raised_by: string }>(sql`
    select c.raised_by from concern c where c.workspace_id = ${ctx.actor.workspaceId}
      and (c.id = ${id} or c.cluster_id = ${id}) and c.raised_by is not null
      and c.deleted_at is null`);
  const followers = authors.map(({ raised_by }) => raised_by);
  await addItem(ctx, { origin: 'concern', subject: id, said: row.title, followers });
}

/** The desk says it in the concern's own words, also where it has released that already. */
export async function retellDesk(ctx: WriteContext, change: Retold): Promise<void> {
  const items = await ctx.db.rows<{ id: string; said: string }>(sql`
    select i.id, i.said from desk_item i where i.workspace_id = ${ctx.actor.workspaceId}
      and i.origin = 'concern' and i.subject = ${change.id} order by i.id`);
  // who runs the workshop need not keep the desk
  const table = { ...itemTable, mayChange: () => {} };
  for (const { id, said } of items) {
    if (!isOutdated(said, change.was, change)) continue;
    await keepRow(ctx, table, { id, values: { said: change.title }, verb: 'changed' });
  }
}
