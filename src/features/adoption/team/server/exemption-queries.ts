import { type RawBuilder, sql } from 'kysely';
import { readMemberDay } from '#src/features/admin/workspace/server/member-queries.ts';
import { getTeamToSee } from '#src/features/adoption/guard/server/sight-queries.ts';
import type { ReadContext } from '#src/server/context.ts';
import { mayExempt, type SeenTeam } from './may-exempt.ts';

export interface ShownExemption {
  id: string;
  member_id: string;
  member: string;
  reason: string;
  from_day: string;
  until_day: string;
  granted_by: string;
  can_end: boolean;
}

/** All of the team read who is not counted, until when and why: nothing is silent. */
export async function listExemptions(ctx: ReadContext, teamId: string) {
  const team = await getTeamToSee(ctx, teamId);
  const { day } = await readMemberDay(ctx);
  // reasons are for those whom the team's state concerns
  if (team.sight === 'outside') return { items: [], can_grant: [] };
  const isOfTeam = sql`(m.team_id = ${team.id} or m.id = ${team.leader_id})`;
  const items = await readExemptions(ctx, team, sql`${isOfTeam} and x.until_day >= ${day}`);
  const can_grant = mayExempt(ctx.actor, team)
    ? await ctx.db.rows<{ id: string; name: string }>(sql`
        select m.id, m.name from member m
        where m.workspace_id = ${ctx.actor.workspaceId} and m.active and ${isOfTeam}
          and m.id <> ${ctx.actor.memberId} order by m.name, m.id limit 500`)
    : [];
  return { items, can_grant };
}

export function readExemptions(
  ctx: ReadContext,
  team: SeenTeam | null,
  which: RawBuilder<unknown>,
): Promise<ShownExemption[]> {
  const can_end = mayExempt(ctx.actor, team);
  return ctx.db.rows<ShownExemption>(sql`
    select x.id, x.member_id, m.name as member, x.reason, x.from_day, x.until_day,
      g.name as granted_by, ${can_end}::boolean and x.member_id <> ${ctx.actor.memberId} as can_end
    from exemption x
    join member m on m.workspace_id = x.workspace_id and m.id = x.member_id
    join member g on g.workspace_id = x.workspace_id and g.id = x.granted_by
    where x.workspace_id = ${ctx.actor.workspaceId} and x.deleted_at is null
      and x.ended_at is null and ${which}
    order by x.until_day, m.name, x.id limit 500`);
}
