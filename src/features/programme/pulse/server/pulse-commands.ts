import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import type { Actor, WriteContext } from '#src/server/context.ts';
import {
  addAnswer,
  type Counts,
  LEAST,
  noCounts,
  type Period,
  type PulseAnswer,
} from '../pulse.ts';
import { NO_TEAM, readAsking } from './pulse-queries.ts';

interface PeriodRow {
  id: string;
  asked: string[];
  comments: string[];
}

/**
 * A member answers. Nothing of it is kept as an answer: each step chosen is counted, the words are put
 * among those of the others. `ctx` acts by link, so the ledger names nobody; `actor` is who answers.
 */
export async function answerPulse(
  ctx: WriteContext,
  { actor, answer, comment }: { actor: Actor; answer: PulseAnswer; comment?: string | undefined },
): Promise<void> {
  const { period, row } = await hear(ctx, actor);
  if (comment) {
    const comments = [...row.comments, comment].sort();
    await ctx.db.rows(sql`update pulse_period p set comments = ${comments}::text[]
      where p.workspace_id = ${actor.workspaceId} and p.begins_on = ${period.begins_on}`);
  }
  await count(ctx, { actor, period, answer });
}

/** Whoever puts it away is not asked again; nobody can tell them from who answered. */
export async function skipPulse(ctx: WriteContext, actor: Actor): Promise<void> {
  await hear(ctx, actor);
}

/** Notes that somebody was asked: ids in their own order, so that none tells who came last. */
async function hear(ctx: WriteContext, actor: Actor): Promise<{ period: Period; row: PeriodRow }> {
  const { period, why } = await readAsking({ ...ctx, actor });
  if (!period) throw refused(why);
  const row = await openPeriod(ctx, actor, period);
  if (row.asked.includes(actor.memberId)) throw refused('heard');
  const asked = [...row.asked, actor.memberId].sort();
  await ctx.db.rows(sql`update pulse_period p set asked = ${asked}::uuid[]
    where p.workspace_id = ${actor.workspaceId} and p.begins_on = ${period.begins_on}`);
  ctx.emit({ verb: 'pulse_period.heard', type: 'pulse_period', id: row.id });
  return { period, row };
}

/** With the first of a period those who were asked before are forgotten, and words too few to tell. */
async function openPeriod(ctx: WriteContext, actor: Actor, period: Period): Promise<PeriodRow> {
  const { workspaceId } = actor;
  const { begins_on, ends_on } = period;
  const isFirst = await ctx.db.first(sql`
    insert into pulse_period (workspace_id, begins_on, id, ends_on, least_scores, least_comments)
    values (${workspaceId}, ${begins_on}, ${randomUUID()}, ${ends_on},
      ${LEAST.scores}, ${LEAST.comments}) on conflict do nothing returning id`);
  if (isFirst) {
    await ctx.db.rows(sql`update pulse_period p set asked = '{}', comments = case
        when (select coalesce(sum(c.answers), 0) from pulse_count c
          where c.workspace_id = p.workspace_id and c.begins_on = p.begins_on) >= p.least_comments
        then p.comments else '{}' end
      where p.workspace_id = ${workspaceId} and p.begins_on < ${begins_on}`);
  }
  const row = await ctx.db.first<PeriodRow>(sql`
    select p.id, p.asked, p.comments from pulse_period p
    where p.workspace_id = ${workspaceId} and p.begins_on = ${begins_on} for update`);
  return row!;
}

async function count(
  ctx: WriteContext,
  { actor, period, answer }: { actor: Actor; period: Period; answer: PulseAnswer },
): Promise<void> {
  const { workspaceId } = actor;
  const teamId = await teamOf(ctx, actor);
  const at = sql`c.workspace_id = ${workspaceId} and c.begins_on = ${period.begins_on}`;
  const before = await ctx.db.first<Counts>(sql`
    select c.answers, c.useful, c.easy, c.keep from pulse_count c
    where ${at} and c.team_id = ${teamId} for update`);
  const { answers, useful, easy, keep } = addAnswer(before ?? noCounts(), answer);
  await ctx.db.rows(
    before
      ? sql`update pulse_count c set answers = ${answers}, useful = ${useful}::int[],
          easy = ${easy}::int[], keep = ${keep}::int[] where ${at} and c.team_id = ${teamId}`
      : sql`insert into pulse_count
          (workspace_id, begins_on, team_id, answers, useful, easy, keep) values (${workspaceId},
          ${period.begins_on}, ${teamId}, ${answers}, ${useful}::int[], ${easy}::int[],
          ${keep}::int[])`,
  );
}

/** Small teams are counted with those of none: five people are too easily told apart. */
async function teamOf(ctx: WriteContext, { workspaceId, memberId }: Actor): Promise<string> {
  const row = await ctx.db.first<{ team_id: string | null; people: number }>(sql`
    select m.team_id, (select count(*)::int from member o where o.workspace_id = m.workspace_id
      and o.team_id = m.team_id and o.active) as people
    from member m where m.workspace_id = ${workspaceId} and m.id = ${memberId}`);
  return row?.team_id && row.people >= LEAST.scores ? row.team_id : NO_TEAM;
}

function refused(why: 'closed' | 'new' | 'few' | 'heard'): AppError {
  return new AppError('conflict', REFUSALS[why], { reason: why });
}

const REFUSALS = {
  closed: 'It is not asked at the moment. The page of pulses tells when it is asked again.',
  new: 'You have only just begun. You are asked once you know it a little.',
  few: 'With fewer than five people it would be plain who said what, so it is not asked here.',
  heard:
    'You have been asked already, and it cannot be changed, as nobody knows which answer is yours.',
};
