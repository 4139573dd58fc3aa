import { sql } from 'kysely';
import { matchWords } from '#src/records/server/search/search-records.ts';
import { visible } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';

const SHOWN = 8;
/** Many that are no longer sold may fit better than the first that is. */
const MOST_MATCHES = 200;

export interface Offered {
  id: string;
  title: string;
  number: string | null;
}

/** Products that the words may mean and that are still sold, best first. */
export async function readOffered(ctx: ReadContext, text: string): Promise<Offered[]> {
  const found = await matchWords(ctx, { text, types: ['product'], limit: MOST_MATCHES });
  const ids = found.map(({ id }) => id);
  if (ids.length === 0) return [];
  return ctx.db.rows<Offered>(sql`
    select r.id, r.title, r.sku as number from product r
    where ${visible(ctx.actor, 'r')} and r.id = any(${ids}::uuid[]) and r.deleted_at is null
      and not coalesce(r.retired, false)
    order by array_position(${ids}::uuid[], r.id) limit ${SHOWN}`);
}
