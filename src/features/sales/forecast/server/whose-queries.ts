import { sql } from 'kysely';
import { readMemberDay } from '#src/features/admin/workspace/server/member-queries.ts';
import { isLeading, visible } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';

/** A row of the forecast: everyone, a team or a member, with the goal that was set. */
export interface Whose {
  whose: 'workspace' | 'team' | 'member';
  id: string | null;
  name: string;
  /** Whose deals are counted; null: everyone's. */
  members: string[] | null;
  may_set: boolean;
  /** In the workspace's own currency. */
  goal: number | null;
}

interface Named {
  whose: Whose['whose'];
  id: string | null;
  name: string;
  members: string[] | null;
  goal: number | null;
}

/**
 * Everyone, then teams and members by name, never by what they have reached. Managers see all rows; a
 * member sees everyone's, their team's and their own, and who leads a team its members' too.
 */
export async function readWhose(ctx: ReadContext, period: string): Promise<Whose[]> {
  const { workspaceId, memberId, teamIds, ledTeamIds = [] } = ctx.actor;
  const { day: today } = await readMemberDay(ctx);
  const seesAll = isLeading(ctx.actor);
  const goal = (member: ReturnType<typeof sql>, team: ReturnType<typeof sql>) => sql`
    (select in_own_currency((g.amount ->> 'amount')::numeric, g.amount ->> 'currency',
        ${today}::date)
      from goal g where ${visible(ctx.actor, 'g')} and g.deleted_at is null
        and g.measure = 'won_amount' and g.period = ${period}
        and g.of_member is not distinct from ${member} and g.of_team is not distinct from ${team})`;
  const rows = await ctx.db.rows<Named>(sql`
    select 'workspace' as whose, null::uuid as id, '' as name, null::uuid[] as members,
      ${goal(sql`null`, sql`null`)}::float8 as goal, 0 as rank
    union all
    select 'team', t.id, t.name, array(select m.id from member m
        where m.workspace_id = t.workspace_id and m.team_id = t.id),
      ${goal(sql`null`, sql`t.id::text`)}::float8, 1
    from team t where t.workspace_id = ${workspaceId}
      and (${seesAll} or t.id = any(${teamIds}::uuid[]))
    union all
    select 'member', m.id, m.name, array[m.id], ${goal(sql`m.id`, sql`null`)}::float8, 2
    from member m where m.workspace_id = ${workspaceId} and m.active
      and (${seesAll} or m.id = ${memberId} or m.team_id = any(${ledTeamIds}::uuid[]))
    order by rank, name, id`);
  return rows.map(({ whose, id, name, members, goal: target }) => ({
    whose,
    id,
    name,
    members,
    goal: target === null ? null : Number(target),
    may_set: seesAll || id === memberId,
  }));
}
