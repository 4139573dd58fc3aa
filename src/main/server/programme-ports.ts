import { sql } from 'kysely';
import type { TeamMeasures } from '#src/features/adoption/measure/measures.ts';
import {
  figuresOfMembers,
  readTeamMembers,
  teamFrom,
  teamMeasures,
} from '#src/features/adoption/measure/server/measure-queries.ts';
import { listRearViewDays } from '#src/features/adoption/rear-view/server/rear-view-queries.ts';
import { openTopConcerns } from '#src/features/programme/concern/server/concern-queries.ts';
import type {
  AdoptionSums,
  Affected,
  ProgrammePorts,
} from '#src/features/programme/plan/server/ports.ts';
import { easeOf } from '#src/features/programme/pulse/server/pulse-queries.ts';
import type { MetricCatalogue } from '#src/features/reports/metric/server/catalogue-type.ts';
import type { ReadContext } from '#src/server/context.ts';

/** What the programme learns from the other parts of the product. */
export function programmePortsOf(catalogue: MetricCatalogue): ProgrammePorts {
  return {
    async hasMetric(ctx, name) {
      const own = await catalogue.ownMetrics(ctx);
      return [...own, ...catalogue.metrics].some((one) => one.name === name);
    },
    adoption: sumAdoption,
    // the Time to Change day (G1): what is held and raised in the product counts before what is noted
    tookPart: async () => null,
    async topConcerns(ctx) {
      const { top, answered } = await openTopConcerns(ctx);
      return top === 0 ? null : { top, answered };
    },
    ease: readEase,
    rearViews: listRearViewDays,
  };
}

/** Of the whole workspace where it concerns everybody; else of the teams, the least of them. */
async function readEase(ctx: ReadContext, { memberIds, teamIds, outsideIds }: Affected) {
  const everybody = await ctx.db.first<{ people: number }>(sql`
    select count(*)::int as people from member m
    where m.workspace_id = ${ctx.actor.workspaceId} and m.active and m.coach_until is null`);
  if (memberIds.length === everybody?.people) return easeOf(ctx);
  return outsideIds.length > 0 ? null : easeOf(ctx, teamIds);
}

async function sumAdoption(ctx: ReadContext, affected: Affected, on: string) {
  const teams: TeamMeasures[] = [];
  for (const id of affected.teamIds) teams.push(await teamMeasures(ctx, id, on));
  const outside = await measureOutside(ctx, affected, on);
  const all = outside ? [...teams, outside] : teams;
  return all.length === 0 ? null : sumUp(all);
}

/** Those who belong to no team stand together as one. */
async function measureOutside(ctx: ReadContext, { outsideIds }: Affected, on: string) {
  const members = [];
  for (const leader_id of outsideIds) {
    members.push(...(await readTeamMembers(ctx, { id: NO_TEAM, leader_id }, on)));
  }
  if (members.every(({ exempt_until }) => exempt_until !== null)) return null;
  const figures = await figuresOfMembers(ctx, outsideIds, on);
  return teamFrom({ id: NO_TEAM, leader_id: null }, { members, figures, on });
}

const NO_TEAM = '00000000-0000-0000-0000-000000000000';

function sumUp(all: readonly TeamMeasures[]): AdoptionSums {
  const isThere = ({ state }: TeamMeasures) => state === 'adopted' || state === 'sustained';
  const uses = all.flatMap(({ leader }) => (leader ? [leader.use] : []));
  const sum = (of: (one: TeamMeasures) => number) => all.reduce((total, one) => total + of(one), 0);
  const asked = sum(({ give_get }) => give_get.asked_s);
  return {
    teams: all.length,
    adopted: all.filter(isThere).length,
    unknown: all.filter(({ state }) => state === 'not_enough').length,
    people: sum(({ people }) => people),
    people_adopted: sum(({ adopted }) => adopted),
    leader_use: leastOf(uses),
    give_get: asked > 0 ? sum(({ give_get }) => give_get.given_s) / asked : null,
  };
}

/** The least of them; one that is not known leaves all of it unknown. */
function leastOf(uses: readonly (number | null)[]): number | null {
  if (uses.length === 0 || uses.includes(null)) return null;
  return Math.min(...uses.map((one) => one!));
}
