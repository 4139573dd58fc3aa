import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { keepRow } from '#src/features/adoption/guard/server/kept-row-commands.ts';
import { requireColleague } from '#src/features/programme/concern/server/affected-queries.ts';
import { changeOwed } from '#src/features/programme/concern/server/owed-task-commands.ts';
import { readMemberDay } from '#src/features/work/follow-up/server/member-day-queries.ts';
import { AppError } from '#src/lib/app-error.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import type { WriteContext } from '#src/server/context.ts';
import { type FeedbackKind, routeFeedback } from '../feedback.ts';
import { planAnswer } from './answer-task.ts';
import { feedbackTable, lockFeedback, requireHand } from './feedback-rows.ts';
import { readHands } from './hands-queries.ts';

export interface Routing {
  types: RecordTypes;
  url: string;
}

/**
 * Goes to whoever looks after its kind at once. Where `ctx` acts by link, nobody is named, and the next
 * look for what nobody looks after finds its owner, so that no task tells the moment in which it was said.
 */
export async function giveFeedback(
  ctx: WriteContext,
  routing: Routing,
  given: { kind: FeedbackKind; said: string; page?: string | undefined },
): Promise<string> {
  const { kind, said } = given;
  const id = randomUUID();
  const { byLink, memberId } = ctx.actor;
  const waits = byLink && kind !== 'thanks';
  const owner_id = waits ? null : routeFeedback(kind, await readHands(ctx));
  const values = {
    ...{ kind, said, owner_id, page: given.page ?? null, done: false, seen: false },
    member_id: byLink ? null : memberId,
    said_on: byLink ? ctx.now().toISOString().slice(0, 10) : (await readMemberDay(ctx)).day,
  };
  await keepRow(ctx, feedbackTable, { id, values, verb: 'created' });
  if (owner_id && kind !== 'thanks') await planAnswer(ctx, routing, { id, owner_id, kind });
  return id;
}

export async function answerFeedback(
  ctx: WriteContext,
  { types }: Routing,
  { id, answer, done }: { id: string; answer: string; done: boolean },
): Promise<void> {
  const row = await lockFeedback(ctx, id);
  requireHand(ctx, row);
  if (row.answer !== null) {
    throw new AppError('conflict', 'This has an answer already. Load the page again.', {
      reason: 'answered',
    });
  }
  const { day: answered_on } = await readMemberDay(ctx);
  await keepRow(ctx, feedbackTable, {
    id,
    values: { answer, done, answered_on },
    verb: 'answered',
  });
  await changeOwed(ctx, types, { id, done_at: ctx.now().toISOString() });
}

export async function passFeedback(
  ctx: WriteContext,
  { types }: Routing,
  { id, owner_id }: { id: string; owner_id: string },
): Promise<void> {
  const row = await lockFeedback(ctx, id);
  requireHand(ctx, row);
  await requireColleague(ctx, owner_id);
  await keepRow(ctx, feedbackTable, { id, values: { owner_id }, verb: 'passed' });
  await changeOwed(ctx, types, { id, owner_id });
}

/** Whoever said it has read the answer: of their own feedback, or of a concern of theirs. */
export async function noteSeen(ctx: WriteContext, id: string): Promise<void> {
  const { workspaceId, memberId } = ctx.actor;
  const own = await ctx.db.first(sql`
    select f.id from feedback f where f.workspace_id = ${workspaceId} and f.id = ${id}
      and f.member_id = ${memberId} and f.answered_on is not null and f.deleted_at is null`);
  if (own) {
    await keepRow(ctx, feedbackTable, { id, values: { seen: true }, verb: 'seen' });
    return;
  }
  const noted = await ctx.db.rows(sql`
    insert into concern_seen (workspace_id, concern_id, answered_on)
    select c.workspace_id, c.id, c.answered_on from concern c
    where c.workspace_id = ${workspaceId} and c.id = ${id} and c.raised_by = ${memberId}
      and c.answered_on is not null and c.deleted_at is null
    on conflict (workspace_id, concern_id, answered_on) do update set answered_on = excluded.answered_on
    returning concern_id`);
  if (noted.length === 0) {
    throw new AppError('not_found', 'There is no answer of this kind for you.');
  }
  ctx.emit({ verb: 'concern.seen', type: 'concern', id });
}
