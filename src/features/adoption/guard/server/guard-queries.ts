import { sql } from 'kysely';
import type { LeaderMeasures, PersonMeasures } from '#src/features/adoption/measure/measures.ts';
import type { ReadContext } from '#src/server/context.ts';
import type { RulesAnswer, SumsAnswer } from '../guard-api.ts';
import { LEAST_PEOPLE, sumDay, sumPeople } from '../sums.ts';
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
export async function readSums(ctx: ReadContext, figuresOf: FreshFigures): Promise<SumsAnswer> {
  const on = sumDay(ctx.now().toISOString().slice(0, 10));
  const members = await ctx.db.rows<{ id: string; team_id: string }>(sql`
    select m.id, m.team_id from member m join team t
      on t.workspace_id = m.workspace_id and t.id = m.team_id and t.deleted_at is null
    where m.workspace_id = ${ctx.actor.workspaceId} and m.active and m.coach_until is null
    order by m.id`);
  const ids = members.map(({ id }) => id);
  const figures = await figuresOf(ctx, ids, on);
  const teams = new Set(members.map(({ team_id }) => team_id));
  return {
    ...{ on, least: LEAST_PEOPLE, teams: teams.size },
    ...sumPeople([...figures.values()].map(({ measures }) => measures)),
  };
}

export async function readRules(ctx: ReadContext): Promise<RulesAnswer> {
  const { workspaceId } = ctx.actor;
  const coaches = await ctx.db.rows<RulesAnswer['coaches'][number]>(sql`
    select m.id, m.name, m.coach_until as until from member m
    where m.workspace_id = ${workspaceId} and m.coach_until >= ${ctx.now().toISOString().slice(0, 10)}
      and m.active order by m.name, m.id`);
  return {
    ...{ window: await readWindow(ctx), coaches },
    may_change: ctx.actor.role === 'administrator',
  };
}
