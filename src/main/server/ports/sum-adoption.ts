import { sql } from 'kysely';
import { keptOnce } from '#src/features/adoption/guard/server/month-commands.ts';
import { readTogether } from '#src/features/adoption/guard/server/month-queries.ts';
import { togetherOf } from '#src/features/adoption/guard/together.ts';
import type { TeamMeasures } from '#src/features/adoption/measure/measures.ts';
import {
  figuresOfMembers,
  readRosters,
  readTeamMembers,
  type TeamMember,
  type TeamRow,
  teamFrom,
} from '#src/features/adoption/measure/server/measure-queries.ts';
import type { AdoptionSums, Affected } from '#src/features/programme/plan/server/ports.ts';
import type { ReadContext } from '#src/server/context.ts';
import type { Database } from '#src/server/db/database.ts';

/** Those who belong to no team stand together as one. */
const NO_TEAM = '00000000-0000-0000-0000-000000000000';

/** How those whom a programme concerns work with it, as others may see it of each. */
export async function sumAdoption(
  ctx: ReadContext,
  affected: Affected,
  on: string,
): Promise<AdoptionSums | null> {
  const groups = await readGroups(ctx, affected, on);
  const people = new Map(groups.flatMap(({ members }) => members).map((one) => [one.id, one]));
  const figures = await figuresOfMembers(ctx, [...people.keys()], on);
  const together = await readTogether(ctx, on);
  const all = groups.map(({ team, members }) =>
    teamFrom(team, { members, figures, on, hasSigns: togetherOf(together, team.id) }),
  );
  if (all.length === 0) return null;
  const isThere = ({ id, exempt_until }: TeamMember) =>
    exempt_until === null && figures.get(id)?.measures.seen.verdict === 'adopted';
  return {
    ...sumUp(all),
    people: people.size,
    people_adopted: [...people.values()].filter(isThere).length,
  };
}

/** The same for a day that is over: reckoned once, so that who leaves later changes nothing of it. */
export function sumsKept(database: Database) {
  return (
    ctx: ReadContext,
    affected: Affected,
    { programmeId, on }: { programmeId: string; on: string },
  ): Promise<AdoptionSums | null> => {
    const kept = { workspaceId: ctx.actor.workspaceId, ofId: programmeId, on };
    return keptOnce(database, kept, () => sumAdoption(ctx, affected, on));
  };
}

interface Group {
  team: TeamRow;
  members: TeamMember[];
}

async function readGroups(
  ctx: ReadContext,
  { teamIds, outsideIds }: Affected,
  on: string,
): Promise<Group[]> {
  const teams = await ctx.db.rows<TeamRow>(sql`
    select t.id, t.leader_id from team t where t.workspace_id = ${ctx.actor.workspaceId}
      and t.deleted_at is null and t.id = any(${teamIds}::uuid[]) order by t.id`);
  const rosters = await readRosters(ctx, teams, on);
  const groups = teams.map((team) => ({ team, members: rosters.get(team.id)! }));
  const outside: TeamMember[] = [];
  for (const leader_id of outsideIds) {
    outside.push(...(await readTeamMembers(ctx, { id: NO_TEAM, leader_id }, on)));
  }
  if (outside.every(({ exempt_until }) => exempt_until !== null)) return groups;
  return [...groups, { team: { id: NO_TEAM, leader_id: null }, members: outside }];
}

function sumUp(all: readonly TeamMeasures[]): Omit<AdoptionSums, 'people' | 'people_adopted'> {
  const isThere = ({ state }: TeamMeasures) => state === 'adopted' || state === 'sustained';
  const leaders = all.flatMap(({ leader }) => (leader ? [leader] : []));
  const sum = (of: (one: TeamMeasures) => number) => all.reduce((total, one) => total + of(one), 0);
  const asked = sum(({ give_get }) => give_get.asked_s);
  return {
    teams: all.length,
    least_team: Math.min(...all.map(({ people }) => people)),
    adopted: all.filter(isThere).length,
    unknown: all.filter(({ state }) => state === 'not_enough').length,
    leaders: new Set(leaders.map(({ member_id }) => member_id)).size,
    leader_use: leastOf(leaders.map(({ use }) => use)),
    give_get: asked > 0 ? sum(({ give_get }) => give_get.given_s) / asked : null,
  };
}

/** The least of them; one that is not known leaves all of it unknown. */
function leastOf(uses: readonly (number | null)[]): number | null {
  if (uses.length === 0 || uses.includes(null)) return null;
  return Math.min(...uses.map((one) => one!));
}
