import { sql } from 'kysely';
import { visible } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';

/** What lies in the bin or is hidden by now must not keep a customer from accepting. */
export async function stillThere(
  ctx: ReadContext,
  table: 'company' | 'person' | 'deal',
  id: string | null,
): Promise<string | null> {
  if (!id) return null;
  const found = await ctx.db.first<{ id: string }>(sql`
    select r.id from ${sql.table(table)} r
    where ${visible(ctx.actor, 'r')} and r.id = ${id} and r.deleted_at is null`);
  return found?.id ?? null;
}
