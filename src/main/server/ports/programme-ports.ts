import { sql } from 'kysely';
import { LEAST_PEOPLE } from '#src/features/adoption/guard/sums.ts';
import { listRearViewDays } from '#src/features/adoption/rear-view/server/rear-view-queries.ts';
import { openTopConcerns } from '#src/features/programme/concern/server/concern-queries.ts';
import { readAffected } from '#src/features/programme/plan/server/affected-queries.ts';
import type { Affected, Ease, ProgrammePorts } from '#src/features/programme/plan/server/ports.ts';
import { readProgrammeRow } from '#src/features/programme/plan/server/programme-queries.ts';
import { easeOf } from '#src/features/programme/pulse/server/pulse-queries.ts';
import { workshopParticipation } from '#src/features/programme/workshop/server/workshop-queries.ts';
import type { MetricCatalogue } from '#src/features/reports/metric/server/catalogue-type.ts';
import type { ReadContext } from '#src/server/context.ts';
import type { Machinery } from '#src/server/run-command.ts';
import { sumAdoption, sumsKept } from './sum-adoption.ts';

/** What the programme learns from the other parts of the product. */
export function programmePortsOf(
  catalogue: MetricCatalogue,
  { database }: Pick<Machinery, 'database'>,
): ProgrammePorts {
  return {
    async hasMetric(ctx, name) {
      const own = await catalogue.ownMetrics(ctx);
      return [...own, ...catalogue.metrics].some((one) => one.name === name);
    },
    adoption: sumAdoption,
    adoptionKept: sumsKept(database),
    // the Time to Change day (G1): what is held and raised in the product counts before what is noted
    tookPart: countTookPart,
    async topConcerns(ctx) {
      const { top, answered } = await openTopConcerns(ctx);
      return top === 0 ? null : { top, answered };
    },
    ease: readEase,
    rearViews: listRearViewDays,
  };
}

/** Phones that joined the last day that was held here, of those whom the programme concerns. */
async function countTookPart(ctx: ReadContext) {
  const took_part = await workshopParticipation(ctx);
  const row = took_part === null ? undefined : await readProgrammeRow(ctx);
  if (took_part === null || !row) return null;
  return { took_part, affected: (await readAffected(ctx, row)).memberIds.length };
}

/**
 * Of the whole workspace where it concerns everybody; else of the teams, the least of them. Where these
 * are too small to be told, everybody together stands for them if they are most of these; what concerns
 * fewer than five people is never told, and left to the sponsor.
 */
async function readEase(
  ctx: ReadContext,
  { memberIds, teamIds, outsideIds }: Affected,
): Promise<Ease | null> {
  const everybody = await ctx.db.first<{ people: number }>(sql`
    select count(*)::int as people from member m
    where m.workspace_id = ${ctx.actor.workspaceId} and m.active and m.coach_until is null`);
  const people = everybody?.people ?? 0;
  const isMost = memberIds.length * 2 > people;
  const isFew = memberIds.length > 0 && memberIds.length < LEAST_PEOPLE;
  if (people < LEAST_PEOPLE || (isFew && !isMost)) return { score: null, reason: 'never_told' };
  if (memberIds.length === people) return easeOf(ctx);
  const ofTeams = outsideIds.length > 0 ? null : await easeOf(ctx, teamIds);
  return isMost && (!ofTeams || ofTeams.reason === 'not_told') ? easeOf(ctx) : ofTeams;
}
