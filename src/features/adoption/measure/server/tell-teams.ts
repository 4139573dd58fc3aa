import {
  forOutsiders,
  standingForOthers,
  type ToldTeam,
} from '#src/features/adoption/guard/for-others.ts';
import { keptOnce } from '#src/features/adoption/guard/server/month-commands.ts';
import { readTogether } from '#src/features/adoption/guard/server/month-queries.ts';
import { dayToSee, type SightedTeam } from '#src/features/adoption/guard/server/sight-queries.ts';
import { togetherOf } from '#src/features/adoption/guard/together.ts';
import type { ReadContext } from '#src/server/context.ts';
import type { Services } from '#src/server/feature.ts';
import type { Day } from '../measures.ts';
import { freshen } from './freshen-commands.ts';
import { readRosters, type TeamRow, teamFrom } from './measure-queries.ts';
import { readTeamRecords } from './team-records-queries.ts';

type Measuring = Pick<Services, 'machinery'>;

/** Teams, each as the actor may see it. */
export async function tellTeams(
  services: Measuring,
  ctx: ReadContext,
  { teams, on }: { teams: readonly SightedTeam[]; on: Day | undefined },
): Promise<ToldTeam[]> {
  const own = teams.filter(({ sight }) => sight === 'people');
  const day = dayToSee(ctx, 'people', on);
  const measured = await measureTeams(services, ctx, { teams: own, on: day });
  const told: ToldTeam[] = [];
  for (const team of teams) {
    const known = measured.find(({ team: { team_id } }) => team_id === team.id);
    told.push(known?.team ?? (await tellOutside(services, ctx, { team, on })));
  }
  return told;
}

/** One team; its people by name for those who are of it. */
export async function readTeam(
  services: Measuring,
  ctx: ReadContext,
  { team, on }: { team: SightedTeam; on: Day | undefined },
) {
  if (team.sight === 'outside') {
    return { ...(await tellOutside(services, ctx, { team, on })), members: null };
  }
  const day = dayToSee(ctx, team.sight, on);
  const [measured] = await measureTeams(services, ctx, { teams: [team], on: day });
  const { team: told, members, figures } = measured!;
  const { memberId, viewerId } = ctx.actor;
  return {
    ...told,
    members: members.map(({ id, name, exempt_until }) => {
      const { measures } = figures.get(id)!;
      const isOwn = id === memberId && !viewerId;
      const { verdict, missing } = isOwn ? measures : standingForOthers(measures);
      return { member_id: id, name, verdict, missing, exempt_until };
    }),
  };
}

/** As of the end of a month, kept as it was told first. */
function tellOutside(
  services: Measuring,
  ctx: ReadContext,
  { team, on }: { team: SightedTeam; on: Day | undefined },
): Promise<ToldTeam> {
  const end = dayToSee(ctx, 'outside', on);
  const kept = { workspaceId: ctx.actor.workspaceId, ofId: team.id, on: end };
  return keptOnce(services.machinery.database, kept, async () => {
    const [measured] = await measureTeams(services, ctx, { teams: [team], on: end });
    return forOutsiders(measured!.team);
  });
}

async function measureTeams(
  { machinery }: Measuring,
  ctx: ReadContext,
  { teams, on }: { teams: readonly TeamRow[]; on: Day },
) {
  const rosters = await readRosters(ctx, teams, on);
  const memberIds = [...new Set([...rosters.values()].flat().map(({ id }) => id))];
  const { workspaceId } = ctx.actor;
  const figures = await freshen(machinery.database, workspaceId, { memberIds, on });
  const together = await readTogether(ctx, on);
  const records = await readTeamRecords(
    ctx,
    teams.map(({ id }) => id),
  );
  return teams.map((team) => {
    const members = rosters.get(team.id)!;
    const hasSigns = togetherOf(together, team.id);
    const given = { members, figures, on, records: records.get(team.id), hasSigns };
    return { team: teamFrom(team, given), members, figures };
  });
}
