import { sql } from 'kysely';
import { workingDaysBetween } from '#src/features/reports/metric/working-days.ts';
import { readMemberDay } from '#src/features/work/follow-up/server/member-day-queries.ts';
import { AppError } from '#src/lib/app-error.ts';
import type { ReadContext } from '#src/server/context.ts';
import { ANSWER_DAYS, topConcerns } from '../concern.ts';

interface Waiting {
  id: string;
  weight: number;
  answer: string | null;
  raised_on: string;
}

/** How the concerns that weigh most stand; null where nothing was raised. */
export async function openTopConcerns(ctx: ReadContext) {
  const rows = await ctx.db.rows<Waiting>(sql`
    select c.id, c.weight, c.answer, c.raised_on from concern c
    where c.workspace_id = ${ctx.actor.workspaceId} and c.cluster_id is null
      and c.deleted_at is null`);
  const { day: today } = await readMemberDay(ctx);
  const top = topConcerns(rows);
  const unanswered = top.filter(({ answer }) => answer === null);
  const isLate = ({ raised_on }: Waiting) => workingDaysBetween(raised_on, today) > ANSWER_DAYS;
  return {
    top: top.length,
    answered: top.length - unanswered.length,
    unanswered: unanswered.length,
    late: unanswered.filter(isLate).length,
    ids: top.map(({ id }) => id),
  };
}

/** Whether the actor gave this command; what was said without a name nobody takes back. */
export async function gaveCommand(ctx: ReadContext, commandId: string): Promise<boolean> {
  const given = await ctx.db.first<{ actor_id: string | null }>(sql`
    select e.actor_id from ledger_event e where e.workspace_id = ${ctx.actor.workspaceId}
      and e.command_id = ${commandId} limit 1`);
  if (given?.actor_id) return given.actor_id === ctx.actor.memberId;
  throw notYours();
}

export function notYours(): AppError {
  return new AppError(
    'forbidden',
    'Only whoever said this takes it back. It can be answered instead.',
    { reason: 'not_author' },
  );
}
