import { sql } from 'kysely';
import type { WriteContext } from '#src/server/context.ts';

/** Notes that somebody looked at another's figures, at most once an hour; the other is shown it. */
export async function noteLook(ctx: WriteContext, memberId: string): Promise<void> {
  const { workspaceId, memberId: looker } = ctx.actor;
  const known = await ctx.db.first(sql`
    select seq from ledger_event
    where workspace_id = ${workspaceId} and record_id = ${memberId} and verb = 'uptake.looked'
      and actor_id = ${looker}
      and at > ${ctx.now().toISOString()}::timestamptz - interval '1 hour'
    limit 1`);
  if (!known) ctx.emit({ verb: 'uptake.looked', type: 'member', id: memberId });
}
