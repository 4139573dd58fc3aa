import { sql } from 'kysely';
import { readSetting } from '#src/features/adoption/guard/server/setting-queries.ts';
import type { UptakeSetting } from '#src/features/adoption/guard/setting.ts';
import { readProgrammeRow } from '#src/features/programme/plan/server/programme-queries.ts';
import { mayChange, readBasisRow } from '#src/features/reports/decision/server/basis-queries.ts';
import type { MetricCatalogue } from '#src/features/reports/metric/server/catalogue-type.ts';
import { utcDay } from '#src/lib/days.ts';
import type { ReadContext } from '#src/server/context.ts';
import { lookBack, monthAfter, OUTCOMES, POINTS } from '../outcomes.ts';
import type { OutcomeAnswer, RearViewAnswer } from '../rear-view-api.ts';
import { type Baseline, chooseBaseline } from '../statistics/choose-baseline.ts';
import { judgeTeams, LEAST_TEAMS } from '../statistics/judge-teams.ts';
import { type OutcomeFigures, readOutcomes } from './outcome-figures.ts';

/** Months before the start that may be compared with. */
const REACH = 24;

/** The six outcomes at all points whose months are over, with what else happened meanwhile. */
export async function readRearView(
  ctx: ReadContext,
  catalogue: MetricCatalogue,
): Promise<RearViewAnswer> {
  const setting = await readSetting(ctx);
  return {
    started_on: setting.started_on,
    team_starts: setting.team_starts,
    chosen_baseline: setting.baseline,
    outcomes: setting.started_on ? await readAll(ctx, catalogue, setting) : [],
    confounders: await listConfounders(ctx),
    held: await listHeld(ctx),
    may_change: mayChange(ctx, await readSponsor(ctx)),
  };
}

async function readAll(
  ctx: ReadContext,
  catalogue: MetricCatalogue,
  setting: UptakeSetting,
): Promise<OutcomeAnswer[]> {
  const start = setting.started_on!.slice(0, 7);
  const last = monthAfter(utcDay(ctx.now()).slice(0, 7), -1);
  const byTeam = Object.keys(setting.team_starts).length >= LEAST_TEAMS;
  const figures = await readOutcomes(ctx, catalogue, { ...spanOf(start, last), byTeam });
  return OUTCOMES.flatMap((outcome): OutcomeAnswer[] => {
    const told = figures.get(outcome.metric);
    if (!told) return [];
    const wanted = setting.baseline ?? undefined;
    const chosen = chooseBaseline({ months: told.months, start, wanted }, outcome.direction);
    const baseline = 'months' in chosen ? chosen : usual(told, start, outcome.direction);
    const points = lookBack(outcome, {
      ...{ start, last, months: told.months },
      baseline: 'months' in baseline ? baseline.months : [],
    });
    return [
      {
        ...{ ...outcome, label: told.label, unit: told.unit, fitness: told.fitness, points },
        ...(told.currency !== undefined && { currency: told.currency }),
        baseline:
          'months' in baseline
            ? { from: baseline.from, to: baseline.to, months: baseline.months.length }
            : null,
        teams: byTeam ? judgeTeams(teamsOf(told, setting), outcome.direction) : null,
      },
    ];
  });
}

function usual(told: OutcomeFigures, start: string, direction: 'up' | 'down'): Baseline {
  return chooseBaseline({ months: told.months, start }, direction);
}

/** The days of the months that are looked at: before the start, and after it as far as they are over. */
export function spanOf(start: string, last: string): { from: string; to: string } {
  const furthest = monthAfter(start, POINTS.at(-1)!);
  const first = monthAfter(start, -REACH);
  const [, until] = [first, furthest, last].sort();
  const end = monthAfter(until!, 1);
  const to = utcDay(Date.parse(`${end}-01`) - 86_400_000);
  return { from: `${first}-01`, to };
}

/** Teams of which nobody has said when they began count as not begun. */
function teamsOf(told: OutcomeFigures, { team_starts }: UptakeSetting) {
  return [...told.byTeam].map(([team, months]) => ({
    ...{ team, months },
    start: team_starts[team]?.slice(0, 7) ?? null,
  }));
}

/** Whoever sponsors the programme, else the decisions. */
export async function readSponsor(ctx: ReadContext): Promise<string | undefined> {
  const programme = await readProgrammeRow(ctx);
  if (programme && !programme.deleted_at) return programme.sponsor_id;
  const basis = await readBasisRow(ctx);
  return basis && !basis.deleted_at ? basis.sponsor_id : undefined;
}

/** The days on which those who lead first looked back over so many months, since a day. */
export async function listRearViewDays(ctx: ReadContext, since: string): Promise<string[]> {
  const rows = await ctx.db.rows<{ held_on: string }>(sql`
    select min(r.held_on) as held_on from rear_view r
    where r.workspace_id = ${ctx.actor.workspaceId}
      and r.deleted_at is null and r.held_on >= ${since} group by r.at_months order by 1`);
  return rows.map(({ held_on }) => held_on);
}

async function listHeld(ctx: ReadContext): Promise<RearViewAnswer['held']> {
  const rows = await ctx.db.rows<Omit<RearViewAnswer['held'][number], 'held_by'> & ByMember>(sql`
    select r.id, r.at_months as at, r.held_on, r.conclusion, m.id as member_id, m.name
    from rear_view r join member m on m.workspace_id = r.workspace_id and m.id = r.held_by
    where r.workspace_id = ${ctx.actor.workspaceId} and r.deleted_at is null
    order by r.held_on desc, r.id desc limit 50`);
  return rows.map(({ member_id, name, ...row }) => ({ ...row, held_by: { id: member_id, name } }));
}

interface ByMember {
  member_id: string;
  name: string;
}

async function listConfounders(ctx: ReadContext): Promise<RearViewAnswer['confounders']> {
  const rows = await ctx.db.rows<{ id: string; month: string; words: string } & ByMember>(sql`
    select c.id, c.month, c.words, m.id as member_id, m.name from confounder c
    join member m on m.workspace_id = c.workspace_id and m.id = c.noted_by
    where c.workspace_id = ${ctx.actor.workspaceId} and c.deleted_at is null
    order by c.month, c.id limit 200`);
  return rows.map(({ id, month, words, member_id, name }) => ({
    ...{ id, month: month.slice(0, 7), words, noted_by: { id: member_id, name } },
  }));
}
