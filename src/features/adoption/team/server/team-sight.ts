import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import type { Actor, ReadContext } from '#src/server/context.ts';

export interface SeenTeam {
  id: string;
  name: string;
  leader_id: string | null;
}

/** A team that the actor is in or leads, or any for managers and administrators. */
export async function getTeam(ctx: ReadContext, id: string): Promise<SeenTeam> {
  const team = await ctx.db.first<SeenTeam>(sql`
    select id, name, leader_id from team
    where workspace_id = ${ctx.actor.workspaceId} and id = ${id} and deleted_at is null`);
  if (team && maySeeTeam(ctx.actor, id)) return team;
  throw new AppError('not_found', 'There is no such team, or it is not yours.');
}

function maySeeTeam(actor: Actor, teamId: string): boolean {
  return actor.role !== 'member' || actor.teamIds.includes(teamId);
}

/** In the team, its leader, or an administrator. */
export function isOfTheirs(actor: Actor, team: SeenTeam): boolean {
  const isLeader = team.leader_id === actor.memberId;
  return actor.role === 'administrator' || isLeader || actor.teamIds.includes(team.id);
}

/** An administrator, the team's leader, or a manager who is in it. */
export function mayExempt(actor: Actor, team: SeenTeam | null): boolean {
  if (actor.viewerId) return false;
  if (actor.role === 'administrator') return true;
  if (!team) return false;
  if (team.leader_id === actor.memberId) return true;
  return actor.role === 'manager' && actor.teamIds.includes(team.id);
}
