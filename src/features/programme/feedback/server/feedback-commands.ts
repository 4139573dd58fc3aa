import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import {
  readMemberDay,
  readMemberLanguage,
} from '#src/features/admin/workspace/server/member-queries.ts';
import { LONGEST_TITLE } from '#src/features/programme/concern/concern.ts';
import { requireColleague } from '#src/features/programme/concern/server/affected-queries.ts';
import { raiseConcern } from '#src/features/programme/concern/server/concern-commands.ts';
import { changeOwed } from '#src/features/programme/concern/server/owed-task-commands.ts';
import { requireKeeper } from '#src/features/programme/desk/server/desk-queries.ts';
import { addItem } from '#src/features/programme/desk/server/item-commands.ts';
import { AppError } from '#src/lib/app-error.ts';
import { utcDay } from '#src/lib/days.ts';
import { isNewRow, keepRow } from '#src/records/server/kept-row-commands.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import type { Actor, WriteContext } from '#src/server/context.ts';
import { type FeedbackKind, routeFeedback } from '../feedback.ts';
import { feedbackWords, planAnswer } from './answer-task.ts';
import { feedbackTable, lockFeedback, requireHand } from './feedback-rows.ts';
import { readHands } from './hands-queries.ts';
import { keptAs, listConcernNews } from './news-queries.ts';

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
  given: {
    /** Of what is said without a name: taken once, however often it is sent. */
    id?: string | undefined;
    kind: FeedbackKind;
    said: string;
    page?: string | undefined;
  },
): Promise<string> {
  const { kind, said } = given;
  const { id = randomUUID() } = given;
  if (given.id && !(await isNewRow(ctx, feedbackTable, id))) return id;
  const { byLink, memberId } = ctx.actor;
  const waits = byLink && kind !== 'thanks';
  const owner_id = waits ? null : routeFeedback(kind, await readHands(ctx));
  const values = {
    ...{ kind, said, owner_id, page: given.page ?? null, done: false, seen: false },
    member_id: byLink ? null : memberId,
    said_on: byLink ? utcDay(ctx.now()) : (await readMemberDay(ctx)).day,
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
  requireOpen(row);
  const { day: answered_on } = await readMemberDay(ctx);
  await keepRow(ctx, feedbackTable, {
    id,
    values: { answer, done, answered_on },
    verb: 'answered',
  });
  await changeOwed(ctx, types, { id, done_at: ctx.now().toISOString() });
}

function requireOpen(row: { answer: string | null }): void {
  if (row.answer === null) return;
  throw new AppError('conflict', 'This has an answer already. Load the page again.', {
    reason: 'answered',
  });
}

/** A fault goes into the backlog; whoever said it by name is told by the release. */
export async function takeToDesk(ctx: WriteContext, id: string): Promise<void> {
  await requireKeeper(ctx);
  const row = await lockFeedback(ctx, id);
  if (row.kind !== 'bug') {
    throw new AppError('conflict', 'Only what is broken goes to the desk. Answer this instead.', {
      reason: 'no_bug',
    });
  }
  const followers = row.member_id ? [row.member_id] : [];
  await addItem(ctx, { origin: 'feedback', subject: id, said: row.said.slice(0, 500), followers });
}

/** What may be more than a fault becomes a concern of whoever said it; what was said without a name stays so. */
export async function takeUpAsConcern(
  ctx: WriteContext,
  { types }: Routing,
  id: string,
): Promise<string> {
  const row = await lockFeedback(ctx, id);
  requireHand(ctx, row);
  requireOpen(row);
  if (row.kind !== 'bug' && row.kind !== 'unknown') {
    throw new AppError(
      'conflict',
      'Only a fault or a question becomes a concern. Answer this instead.',
      { reason: 'no_concern' },
    );
  }
  const isLong = row.said.length > LONGEST_TITLE;
  const concern = await raiseConcern(ctx, {
    title: isLong ? `${row.said.slice(0, LONGEST_TITLE - 2)} …` : row.said,
    body: isLong ? row.said : '',
    origin: 'button',
    author: row.member_id,
  });
  const text = feedbackWords(await readMemberLanguage(ctx, row.member_id ?? undefined));
  const { day: answered_on } = await readMemberDay(ctx);
  const values = { answer: text('concern'), done: false, answered_on };
  await keepRow(ctx, feedbackTable, { id, values, verb: 'answered' });
  await changeOwed(ctx, types, { id, done_at: ctx.now().toISOString() });
  return concern;
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

/**
 * Somebody has read what they were told, of feedback or of a concern. `ctx` acts by link, so that the
 * ledger does not tell who called a concern theirs too.
 */
export async function noteSeen(
  ctx: WriteContext,
  { id, reader }: { id: string; reader: Actor },
): Promise<void> {
  const { workspaceId, memberId } = reader;
  const own = await ctx.db.first(sql`
    select f.id from feedback f where f.workspace_id = ${workspaceId} and f.id = ${id}
      and f.deleted_at is null and (f.member_id = ${memberId} and f.answered_on is not null
        or f.owner_id = ${memberId} and f.kind = 'thanks')`);
  if (own) {
    await keepRow(ctx, feedbackTable, { id, values: { seen: true }, verb: 'seen' });
    return;
  }
  const news = (await listConcernNews({ ...ctx, actor: reader })).find((one) => one.id === id);
  if (!news) return requireSeen(ctx, { id, memberId });
  await ctx.db.rows(sql`
    insert into concern_seen (workspace_id, concern_id, member_id, news, told_on)
    values (${workspaceId}, ${id}, ${memberId}, ${keptAs(news.of)},
      ${news.told_on}) on conflict do nothing`);
  ctx.emit({ verb: 'concern.seen', type: 'concern', id });
}

async function requireSeen(ctx: WriteContext, { id, memberId }: { id: string; memberId: string }) {
  const seen = await ctx.db.first(sql`select s.concern_id from concern_seen s
    where s.workspace_id = ${ctx.actor.workspaceId} and s.concern_id = ${id}
      and s.member_id = ${memberId} limit 1`);
  if (!seen) throw new AppError('not_found', 'There is no answer of this kind for you.');
}
