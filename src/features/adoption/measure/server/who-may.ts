import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import type { ReadContext } from '#src/server/context.ts';
import type { TeamRow } from './measure-queries.ts';

/**
 * Whether the actor may see a member's figures: the member, who leads their team, whom they lead as
 * far as their leader is concerned, and administrators. For everyone else there is no such page.
 */
export async function requireLookAt({ actor, db }: ReadContext, memberId: string): Promise<void> {
  // whoever looks as somebody else sees would be named to the wrong person
  if (actor.viewerId && memberId !== actor.memberId) throw noMember();
  const known = await db.first<{ may: boolean }>(sql`
    select m.id = ${actor.memberId} or ${actor.role === 'administrator'}
      or exists (select 1 from team t where t.workspace_id = m.workspace_id
        and t.deleted_at is null and t.id = m.team_id and t.leader_id = ${actor.memberId})
      or exists (select 1 from team t where t.workspace_id = m.workspace_id
        and t.deleted_at is null and t.leader_id = m.id and t.id = ${actor.teamId})
      as may
    from member m where m.workspace_id = ${actor.workspaceId} and m.id = ${memberId}`);
  if (!known?.may) throw noMember();
}

function noMember(): AppError {
  return new AppError('not_found', 'There is no such member.');
}

/** The teams that the actor may see the figures of. */
export function listTeamsToSee({
  actor,
  db,
}: ReadContext): Promise<(TeamRow & { name: string })[]> {
  const seesAll = actor.role !== 'member';
  return db.rows(sql`
    select t.id, t.name, t.leader_id from team t
    where t.workspace_id = ${actor.workspaceId} and t.deleted_at is null
      and (${seesAll} or t.id = ${actor.teamId} or t.leader_id = ${actor.memberId})
    order by t.name, t.id`);
}

/** Names beside the figures: for the team itself, who leads it, and administrators. */
export function seesNames({ actor }: ReadContext, team: TeamRow): boolean {
  return (
    actor.role === 'administrator' || team.leader_id === actor.memberId || team.id === actor.teamId
  );
}
