import { sql } from 'kysely';
import type { ReadContext } from '#src/server/context.ts';

const SHOWN = 100;

/** Who opened the actor's page of uptake. */
export function listMyLooks(ctx: ReadContext) {
  const { workspaceId, memberId } = ctx.actor;
  return ctx.db.rows<{ at: string; member_id: string; name: string }>(sql`
    select e.at, m.id as member_id, m.name from ledger_event e
    join member m on m.workspace_id = e.workspace_id and m.id = e.actor_id
    where e.workspace_id = ${workspaceId} and e.record_id = ${memberId}
      and e.verb = 'uptake.looked' and e.actor_id <> ${memberId}
    order by e.seq desc limit ${SHOWN}`);
}
