import { sql } from 'kysely';
import type { Actor, WriteContext } from '#src/server/context.ts';

/**
 * Ends every session of the actor's account, and with them what their devices show of this
 * workspace while it is closed. Gives where else they work.
 */
export async function endSessions(
  ctx: WriteContext,
): Promise<Pick<Actor, 'workspaceId' | 'memberId'>[]> {
  const { workspaceId, memberId } = ctx.actor;
  const account = sql`(select user_id from directory.membership
    where workspace_id = ${workspaceId} and member_id = ${memberId})`;
  await ctx.db.rows(sql`delete from directory.auth_session where user_id = ${account}`);
  const devices = await ctx.db.rows<{ id: string }>(sql`
    delete from push_device
    where workspace_id = ${workspaceId} and member_id = ${memberId} returning id`);
  for (const { id } of devices) ctx.emit({ verb: 'push_device.removed', type: 'push_device', id });
  ctx.emit({ verb: 'session.ended_everywhere', type: 'session', id: memberId });
  return ctx.db.rows(sql`
    select workspace_id as "workspaceId", member_id as "memberId"
    from directory.membership where user_id = ${account}`);
}
