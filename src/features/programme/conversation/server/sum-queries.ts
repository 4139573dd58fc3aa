import { sql } from 'kysely';
import { LEAST_PEOPLE } from '#src/features/adoption/guard/sums.ts';
import type { ReadContext } from '#src/server/context.ts';
import type { Db } from '#src/server/db/database.ts';

/** How many were held in the last twelve months, in steps of five, so that none shows by itself. */
export async function readHeld({ actor, db, now }: ReadContext): Promise<number | null> {
  const found = await db.first<{ held: number | null }>(sql`
    select sum(s.held)::integer as held from conversation_sum s
    where s.workspace_id = ${actor.workspaceId}
      and s.month > ${now().toISOString()}::date - interval '12 months'`);
  const held = found?.held ?? 0;
  return held < LEAST_PEOPLE ? null : held - (held % LEAST_PEOPLE);
}

/** Counts by month that one was held, or was not: the only thing that leaves it. */
export async function countHeld(
  db: Db,
  workspaceId: string,
  { isHeld, on }: { isHeld: boolean; on: string },
): Promise<void> {
  const [held, notHeld] = isHeld ? [1, 0] : [0, 1];
  await db.rows(sql`
    insert into conversation_sum as s (workspace_id, month, held, not_held)
    values (${workspaceId}, date_trunc('month', ${on}::date), ${held}, ${notHeld})
    on conflict (workspace_id, month) do update
      set held = s.held + excluded.held, not_held = s.not_held + excluded.not_held`);
}
