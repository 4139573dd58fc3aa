import type { SightedTeam } from '#src/features/adoption/guard/server/sight-queries.ts';
import type { Actor } from '#src/server/context.ts';

export type SeenTeam = Omit<SightedTeam, 'sight'>;

/** An administrator, the team's leader, or a manager who is in it. */
export function mayExempt(actor: Actor, team: SeenTeam | null): boolean {
  if (actor.viewerId) return false;
  if (actor.role === 'administrator') return true;
  if (!team) return false;
  if (team.leader_id === actor.memberId) return true;
  return actor.role === 'manager' && actor.teamIds.includes(team.id);
}
