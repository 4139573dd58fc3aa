import { sql } from 'kysely';
import { mayDecide } from '#src/features/programme/concern/server/concern-commands.ts';
import { utcDay } from '#src/lib/days.ts';
import type { EndpointOutput } from '#src/lib/define-endpoint.ts';
import type { ReadContext } from '#src/server/context.ts';
import {
  addCounts,
  type Counts,
  DAYS_OF_PEACE,
  LEAST,
  nextAsking,
  type Period,
  periodOn,
} from '../pulse.ts';
import type { readPulseResults as resultsEndpoint } from '../pulse-api.ts';
import { type Told, type ToldPeriod, tellPeriod } from '../told.ts';

/** Stands for those of no team, and of a team too small to be told. */
export const NO_TEAM = '00000000-0000-0000-0000-000000000000';
const DAY_MS = 86_400_000;
/** So many periods are told: somewhat over two years. */
const TOLD_PERIODS = 20;
/** How people found it longer ago says nothing of today. */
const EASE_DAYS = 63;

type Asking =
  | { period: Period; heard: boolean; why?: never }
  | { period: null; heard?: never; why: 'closed' | 'new' | 'few' };

/** Whether somebody may be asked today, and in which period. */
export async function readAsking({ actor, db, now }: ReadContext): Promise<Asking> {
  const period = periodOn(utcDay(now()));
  if (!period) return { period, why: 'closed' };
  const row = await db.first<{ since: Date | string; people: number; heard: boolean }>(sql`
    select m.created_at as since,
      (select count(*)::int from member o where o.workspace_id = m.workspace_id and o.active
        and o.coach_until is null) as people,
      exists (select 1 from pulse_period p where p.workspace_id = m.workspace_id
        and p.begins_on = ${period.begins_on} and m.id = any(p.asked)) as heard
    from member m where m.workspace_id = ${actor.workspaceId} and m.id = ${actor.memberId}`);
  if (!row || row.people < LEAST.scores) return { period: null, why: 'few' };
  const here = now().getTime() - new Date(row.since).getTime();
  if (here < DAYS_OF_PEACE * DAY_MS) return { period: null, why: 'new' };
  return { period, heard: row.heard };
}

interface ClosedPeriod extends Period {
  least_scores: number;
  least_comments: number;
  comments: string[];
  answers: number;
  told: ToldPeriod;
}

/** Periods that are over, the newest first; those that run are told to nobody. */
async function readClosed({ actor, db, now }: ReadContext): Promise<ClosedPeriod[]> {
  const { workspaceId } = actor;
  const today = utcDay(now());
  const periods = await db.rows<Omit<ClosedPeriod, 'told' | 'answers'>>(sql`
    select p.begins_on, p.ends_on, p.least_scores, p.least_comments, p.comments from pulse_period p
    where p.workspace_id = ${workspaceId} and p.ends_on < ${today}
    order by p.begins_on desc limit ${TOLD_PERIODS}`);
  const rows = await db.rows<Counts & { begins_on: string; team_id: string }>(sql`
    select c.begins_on, c.team_id, c.answers, c.useful, c.easy, c.keep from pulse_count c
    where c.workspace_id = ${workspaceId} and c.begins_on < ${today}`);
  return periods.map((period) => {
    const counts = rows.filter(({ begins_on }) => begins_on === period.begins_on);
    const teams = new Map(counts.map(({ team_id, ...one }) => [team_id, one as Counts]));
    const silent = addCounts(counts.filter(({ team_id }) => team_id === NO_TEAM));
    teams.delete(NO_TEAM);
    return {
      ...period,
      answers: addCounts(counts).answers,
      told: tellPeriod(teams, silent, period.least_scores),
    };
  });
}

export async function readPulseResults(
  ctx: ReadContext,
): Promise<EndpointOutput<typeof resultsEndpoint>> {
  const today = utcDay(ctx.now());
  const closed = await readClosed(ctx);
  const names = await readTeamNames(ctx);
  const concerns = await readConcerns(ctx);
  return {
    periods: closed.map(({ told, comments, answers, ...period }) => ({
      ...period,
      whole: told.whole,
      teams: told.teams.map((one) => ({ name: names.get(one.team_id) ?? '–', told: one.told })),
      comments: (answers >= period.least_comments ? comments : []).map((said) => ({
        said,
        concern_id: concerns.get(said) ?? null,
      })),
    })),
    running: periodOn(today),
    next_on: nextAsking(today),
    may_raise: !ctx.actor.viewerId && (await mayDecide(ctx)),
  };
}

/** Which concern came of which words. */
export async function readConcerns({ actor, db }: ReadContext): Promise<Map<string, string>> {
  const rows = await db.rows<{ id: string; said: string }>(sql`
    select c.id, c.source_words as said from concern c
    where c.workspace_id = ${actor.workspaceId} and c.source_words is not null
      and c.split_from is null and c.deleted_at is null`);
  return new Map(rows.map(({ id, said }) => [said, id]));
}

async function readTeamNames({ actor, db }: ReadContext): Promise<Map<string, string>> {
  const rows = await db.rows<{ id: string; name: string }>(sql`
    select t.id, t.name from team t where t.workspace_id = ${actor.workspaceId}`);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export interface Ease {
  /** 0 to 100, in steps of five rounded down; null: not known. */
  score: number | null;
  /** Rounded down to five. */
  answers: number;
  reason: 'known' | 'never_asked' | 'too_few' | 'too_old' | 'not_told';
}

/**
 * How easy those of some teams find it, by the last period that is over; without teams, everybody.
 * Made of figures alone that everybody may know, so it gives nothing away.
 */
export async function easeOf(ctx: ReadContext, teamIds?: readonly string[]): Promise<Ease> {
  const [last] = await readClosed(ctx);
  const unknown = (reason: Ease['reason']): Ease => ({ score: null, answers: 0, reason });
  if (!last) return unknown('never_asked');
  if (ctx.now().getTime() - Date.parse(last.ends_on) > EASE_DAYS * DAY_MS)
    return unknown('too_old');
  if (!last.told.whole) return unknown('too_few');
  if (!teamIds) return known([last.told.whole]);
  const told = teamIds.map((id) => last.told.teams.find(({ team_id }) => team_id === id)?.told);
  return told.every((one) => one !== undefined) ? known(told) : unknown('not_told');
}

function known(told: readonly Told[]): Ease {
  const answers = told.reduce((sum, one) => sum + one.answers, 0);
  const score = Math.min(...told.map(({ ease }) => ease));
  return { score, answers, reason: 'known' };
}
