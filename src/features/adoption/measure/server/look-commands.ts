import { sql } from 'kysely';
import type { ReadContext, WriteContext } from '#src/server/context.ts';

/** Notes that somebody looked at another's figures, at most once an hour; the other is shown it. */
export async function noteLook(ctx: WriteContext, memberId: string): Promise<void> {
  const fresh = await freshLooks(ctx, [memberId]);
  if (fresh.length > 0) ctx.emit({ verb: 'uptake.looked', type: 'member', id: memberId });
}

/** Those at whom the actor has not looked within the hour. */
export async function freshLooks(
  { actor, db, now }: ReadContext,
  memberIds: readonly string[],
): Promise<string[]> {
  if (memberIds.length === 0) return [];
  const known = await db.rows<{ id: string }>(sql`
    select distinct record_id as id from ledger_event
    where workspace_id = ${actor.workspaceId} and record_id = any(${[...memberIds]}::uuid[])
      and verb = 'uptake.looked' and actor_id = ${actor.memberId}
      and at > ${now().toISOString()}::timestamptz - interval '1 hour'`);
  return memberIds.filter((one) => !known.some(({ id }) => id === one));
}
