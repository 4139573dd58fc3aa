import { sql } from 'kysely';
import type { WriteContext } from '#src/server/context.ts';

/** The next numbers of a year's series, such as `Q-2026-0001`; two who ask at once get two. */
export async function takeNumbers(
  ctx: WriteContext,
  { prefix, year, count }: { prefix: string; year: string; count: number },
): Promise<string[]> {
  const series = `${prefix}-${year}`;
  const taken = await ctx.db.first<{ last: number }>(sql`
    insert into number_series as s (workspace_id, name, last)
    values (${ctx.actor.workspaceId}, ${series}, ${count})
    on conflict (workspace_id, name) do update set last = s.last + ${count}
    returning last`);
  const first = taken!.last - count + 1;
  return Array.from(
    { length: count },
    (_, at) => `${series}-${String(first + at).padStart(4, '0')}`,
  );
}
