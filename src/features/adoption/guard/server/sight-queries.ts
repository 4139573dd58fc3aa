import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import { utcDay } from '#src/lib/days.ts';
import type { ReadContext } from '#src/server/context.ts';
import {
  dayToTell,
  type MemberSight,
  type SeenMember,
  sightOfMember,
  sightOfTeam,
  type TeamSight,
  YEARS_TOLD,
} from '../sight.ts';

export interface SightedTeam {
  id: string;
  name: string;
  leader_id: string | null;
  sight: Exclude<TeamSight, 'nothing'>;
}

/** How the actor sees a member’s figures; colleagues are told whose page it is, others not that it is one. */
export async function sightMember(
  ctx: ReadContext,
  memberId: string,
): Promise<Exclude<MemberSight, 'nothing'>> {
  const { actor, db } = ctx;
  const member = await db.first<SeenMember>(sql`
    select m.id, o.leader_id as led_by, array(select t.id::text from team t
        where t.workspace_id = m.workspace_id and t.deleted_at is null and t.leader_id = m.id)
      as leads
    from member m left join team o on o.workspace_id = m.workspace_id and o.id = m.team_id
      and o.deleted_at is null
    where m.workspace_id = ${actor.workspaceId} and m.id = ${memberId}`);
  if (!member) throw new AppError('not_found', 'There is no such member.');
  const sight = sightOfMember(actor, member);
  if (sight !== 'nothing') return sight;
  const open = 'Only they themselves, whoever leads them and administrators see this page.';
  throw new AppError('forbidden', open, { reason: 'not_led' });
}

/** The teams that the actor sees, each with how. */
export async function listTeamsToSee({ actor, db }: ReadContext): Promise<SightedTeam[]> {
  const teams = await db.rows<Omit<SightedTeam, 'sight'>>(sql`
    select t.id, t.name, t.leader_id from team t
    where t.workspace_id = ${actor.workspaceId} and t.deleted_at is null order by t.name, t.id`);
  return teams.flatMap((team) => {
    const sight = sightOfTeam(actor, team);
    return sight === 'nothing' ? [] : [{ ...team, sight }];
  });
}

export async function getTeamToSee(ctx: ReadContext, id: string): Promise<SightedTeam> {
  const team = (await listTeamsToSee(ctx)).find((one) => one.id === id);
  if (team) return team;
  throw new AppError('not_found', 'There is no such team, or it is not yours.');
}

/** The day of which it is told, given the one that was asked for. */
export function dayToSee(
  ctx: ReadContext,
  sight: MemberSight | TeamSight,
  on: string | undefined,
): string {
  const day = dayToTell(sight, { on, today: utcDay(ctx.now()) });
  if (day) return day;
  throw new AppError(
    'invalid',
    `Figures of others are told for ${YEARS_TOLD} years back. Give a later day.`,
    { reason: 'too_long_ago' },
  );
}
