import { sql } from 'kysely';
import type { LeaderMeasures, PersonMeasures } from '#src/features/adoption/measure/measures.ts';
import { utcDay } from '#src/lib/days.ts';
import type { ReadContext } from '#src/server/context.ts';
import type { Database } from '#src/server/db/database.ts';
import type { RulesAnswer, SumsAnswer } from '../guard-api.ts';
import { LEAST_PEOPLE, sumDay } from '../sums.ts';
import { keepMonth } from './month-commands.ts';
import { readWindow } from './setting-queries.ts';

export interface Figures {
  measures: PersonMeasures;
  /** Of those who lead a team. */
  leader: LeaderMeasures | null;
}

/** Figures of members as they are at the end of a day, reckoned anew where need be. */
export type FreshFigures = (
  ctx: ReadContext,
  memberIds: readonly string[],
  on: string,
) => Promise<ReadonlyMap<string, Figures>>;

/** What everybody may know, and an outside coach; nobody is told more by being asked twice. */
export async function readSums(
  ctx: ReadContext,
  database: Database,
  figuresOf: FreshFigures,
): Promise<SumsAnswer> {
  const { workspaceId } = ctx.actor;
  const today = utcDay(ctx.now());
  const figuresOn = (ids: readonly string[], on: string) => figuresOf(ctx, ids, on);
  const { together: _, ...sums } = await keepMonth(database, { workspaceId, today }, figuresOn);
  return { on: sumDay(today), least: LEAST_PEOPLE, ...sums };
}

export async function readRules(ctx: ReadContext): Promise<RulesAnswer> {
  const { workspaceId } = ctx.actor;
  const coaches = await ctx.db.rows<RulesAnswer['coaches'][number]>(sql`
    select m.id, m.name, m.coach_until as until from member m
    where m.workspace_id = ${workspaceId} and m.coach_until >= ${utcDay(ctx.now())}
      and m.active order by m.name, m.id`);
  return {
    ...{ window: await readWindow(ctx), coaches },
    may_change: ctx.actor.role === 'administrator',
  };
}
