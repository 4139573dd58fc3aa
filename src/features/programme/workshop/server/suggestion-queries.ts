import { sql } from 'kysely';
import type { ReadContext } from '#src/server/context.ts';
import { type Alike, type ComparedCard, comparePairs, findAlike } from '../similar-cards.ts';

/** Workshops whose texts are held compared: they stay the same while cards are put together. */
const MOST_KEPT = 20;

interface Compared {
  texts: string[];
  pairs: ReturnType<typeof comparePairs>;
}

/** Lists cards of a workshop that say much the same and stand apart, but for those found unlike. */
export function createListAlike() {
  const kept = new Map<string, Compared>();

  function compare(workshopId: string, texts: string[]): Compared['pairs'] {
    const known = kept.get(workshopId);
    const isSame =
      known?.texts.length === texts.length && known.texts.every((text, at) => text === texts[at]);
    const pairs = isSame ? known!.pairs : comparePairs(texts);
    kept.delete(workshopId);
    kept.set(workshopId, { texts, pairs });
    if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value!);
    return pairs;
  }

  return async (ctx: ReadContext, workshopId: string): Promise<Alike[]> => {
    const { workspaceId } = ctx.actor;
    const cards = await ctx.db.rows<ComparedCard>(sql`
      select c.id, c.text, c.cluster_id from workshop_card c
      where c.workspace_id = ${workspaceId} and c.workshop_id = ${workshopId}
        and c.cluster_id is not null and c.hidden is null and c.deleted_at is null order by c.id`);
    const unlike = await ctx.db.rows<{ card_id: string; other_id: string }>(sql`
      select u.card_id, u.other_id from workshop_unlike u
      where u.workspace_id = ${workspaceId} and u.workshop_id = ${workshopId}`);
    const apart = new Set(unlike.map(({ card_id, other_id }) => `${card_id} ${other_id}`));
    const isUnlike = (one: string, other: string) =>
      apart.has(`${one} ${other}`) || apart.has(`${other} ${one}`);
    const texts = cards.map(({ text }) => text);
    return findAlike(cards, isUnlike, compare(workshopId, texts));
  };
}
