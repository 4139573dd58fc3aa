import { sql } from 'kysely';
import type { ReadContext } from '#src/server/context.ts';
import { type Alike, type ComparedCard, findAlike } from '../similar-cards.ts';

/** Cards of a workshop that say much the same and stand apart, but for those found unlike. */
export async function listAlike(ctx: ReadContext, workshopId: string): Promise<Alike[]> {
  const { workspaceId } = ctx.actor;
  const cards = await ctx.db.rows<ComparedCard>(sql`
    select c.id, c.text, c.cluster_id from workshop_card c
    where c.workspace_id = ${workspaceId} and c.workshop_id = ${workshopId}
      and c.cluster_id is not null and c.hidden is null and c.deleted_at is null order by c.id`);
  const unlike = await ctx.db.rows<{ card_id: string; other_id: string }>(sql`
    select u.card_id, u.other_id from workshop_unlike u
    where u.workspace_id = ${workspaceId} and u.workshop_id = ${workshopId}`);
  const apart = new Set(unlike.map(({ card_id, other_id }) => `${card_id} ${other_id}`));
  return findAlike(
    cards,
    (one, other) => apart.has(`${one} ${other}`) || apart.has(`${other} ${one}`),
  );
}
