import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import type { LedgerVerbs } from '#src/lib/ledger-verbs.ts';
import { type RecordInputs, updateRecords } from '#src/records/server/record-commands.ts';
import { answerRecord } from '#src/records/server/record-routes.ts';
import type { Row } from '#src/records/server/record-type.ts';
import { visible } from '#src/records/server/visible.ts';
import type { WriteContext } from '#src/server/context.ts';
import { serviceCase } from '../service-case.ts';
import { type CaseRow, lockCase, requireFree, requireOpen } from './case-queries.ts';
import { serviceCaseType } from './service-case-type.ts';
import { finishWarnings } from './warning/warning-commands.ts';

/** Makes it the actor's. Whoever comes second is told who has it. */
export async function takeCase(ctx: WriteContext, id: string): Promise<Row> {
  const row = await lockCase(ctx, id);
  requireOpen(row);
  await requireFree(ctx, row);
  return save(ctx, row, 'taken', { owner_id: ctx.actor.memberId });
}

/** Takes the one that is due first of those that nobody has, and that no colleague takes just now. */
export async function takeNextCase(ctx: WriteContext, queueId?: string): Promise<Row> {
  const inQueue = queueId ? sql`and r.queue_id = ${queueId}` : sql``;
  const row = await ctx.db.first<CaseRow>(sql`
    select r.* from service_case r
    where ${visible(ctx.actor, 'r')} and r.deleted_at is null and r.status in ('new', 'open')
      and r.owner_id is null ${inQueue}
    order by r.next_due_at, r.id limit 1 for update skip locked`);
  if (!row) {
    const message = 'Every case has somebody who looks after it. There is none to take.';
    throw new AppError('conflict', message, { reason: 'none_left' });
  }
  return save(ctx, row, 'taken', { owner_id: ctx.actor.memberId });
}

export async function assignCase(
  ctx: WriteContext,
  given: { id: string; owner_id: string | null; queue_id?: string | null | undefined },
): Promise<Row> {
  const { id, owner_id, queue_id } = given;
  const row = await lockCase(ctx, id);
  requireOpen(row);
  return save(ctx, row, 'assigned', { owner_id, ...(queue_id !== undefined && { queue_id }) });
}

/** Notes that the customer has had a first answer; a later one changes nothing. */
export async function respondToCase(ctx: WriteContext, id: string): Promise<Row> {
  const row = await lockCase(ctx, id);
  requireOpen(row);
  if (row.first_response_at !== null) return answerRecord(ctx, serviceCase, id);
  const answer = await save(ctx, row, 'answered', { first_response_at: ctx.now().toISOString() });
  await finishWarnings(ctx, [id], 'response');
  return answer;
}

export async function waitForCustomer(ctx: WriteContext, id: string): Promise<Row> {
  const row = await lockCase(ctx, id);
  requireOpen(row);
  return save(ctx, row, 'waiting', { status: 'waiting' });
}

/** Resolves it, with what helped; whoever never noted an answer has given it now. */
export async function resolveCase(ctx: WriteContext, id: string, resolution: string): Promise<Row> {
  const row = await lockCase(ctx, id);
  requireOpen(row);
  const now = ctx.now().toISOString();
  const first_response_at = row.first_response_at ?? now;
  const patch = { status: 'resolved', resolution, resolved_at: now, first_response_at };
  const answer = await save(ctx, row, 'resolved', patch);
  await finishWarnings(ctx, [id]);
  return answer;
}

export async function closeCase(ctx: WriteContext, id: string): Promise<Row> {
  const row = await lockCase(ctx, id);
  if (row.status === 'closed') return answerRecord(ctx, serviceCase, id);
  if (row.status !== 'resolved') {
    const message = 'Resolve this case first: say what helped. Then it can be closed.';
    throw new AppError('conflict', message, { reason: 'not_resolved' });
  }
  return save(ctx, row, 'closed', { status: 'closed' });
}

/** Goes on with it: the clocks run on from where they stood. */
export async function reopenCase(ctx: WriteContext, id: string): Promise<Row> {
  const row = await lockCase(ctx, id);
  return save(ctx, row, 'reopened', { status: 'open', resolved_at: null });
}

async function save(
  ctx: WriteContext,
  row: CaseRow,
  verb: LedgerVerbs['service_case'],
  patch: RecordInputs,
): Promise<Row> {
  await updateRecords(ctx, serviceCaseType, [{ id: row.id, patch }], { verb });
  return answerRecord(ctx, serviceCase, row.id);
}
