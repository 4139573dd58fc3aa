import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import type { WriteContext } from '#src/server/context.ts';
import { APPROVABLE_TYPES, type Step, type Way } from '../../approval.ts';
import { hasRight } from '../../who-answers.ts';
import type { Approvables, Outcome } from '../approvable-type.ts';
import { type Approval, lockApproval, noApproval, saveApproval } from '../approval-store.ts';
import { type OrgNow, readOrg, whoAnswersNow } from '../org-queries.ts';
import { promisedBy } from '../promised-time.ts';
import { isParty } from '../sight.ts';
import { tell, tellWaiting } from '../tell/tell.ts';

const DAY_MS = 86_400_000;

/** Approves the step that is waited for; after the last, the record goes on. */
export async function approveStep(
  ctx: WriteContext,
  approvables: Approvables,
  given: { id: string; note?: string | undefined },
): Promise<void> {
  const { approval, org, way } = await lockToAnswer(ctx, given.id);
  const steps = answerStep(ctx, approval, { answer: 'approved', how: way, note: given.note });
  const now = ctx.now().toISOString();
  const { next, filled } = skipAnswered(org, { ...approval, steps }, approval.step + 1);
  if (next < filled.length) {
    const after = await saveApproval(ctx, approval, {
      verb: 'step_approved',
      patch: {
        ...{ steps: filled, step: next, step_asked_at: now, level: 0 },
        ...{ delegated_by: null, delegated_to: null },
        due_at: await promisedBy(ctx, filled[next]!.hours),
        told_ids: whoAnswersNow(org, nextStep(approval, filled, next)).asked,
      },
    });
    await tellWaiting(ctx, after, after.told_ids);
    return;
  }
  await end(ctx, approvables, { approval, steps: filled, outcome: 'approved' });
}

function nextStep(approval: Approval, steps: Step[], step: number) {
  return { ...approval, steps, step, level: 0, delegated_to: null };
}

/** Whoever has approved it is not asked the same once more. */
function skipAnswered(org: OrgNow, approval: Approval, from: number) {
  const filled = [...approval.steps];
  const before = new Set(filled.map(({ answered_by }) => answered_by));
  let next = from;
  while (next < filled.length) {
    const { asked, may } = whoAnswersNow(org, nextStep(approval, filled, next));
    const again = asked.find((id) => before.has(id));
    const earlier = filled.find(({ answered_by }) => answered_by === again);
    if (!again || !earlier) break;
    const { answered_by, answered_at, answer } = earlier;
    filled[next] = { ...filled[next]!, answered_by, answered_at, answer, how: may.get(again)! };
    next++;
  }
  return { next, filled };
}

/** Refuses the whole; the requester is told why. */
export async function rejectApproval(
  ctx: WriteContext,
  approvables: Approvables,
  given: { id: string; reason: string },
): Promise<void> {
  const { approval, way } = await lockToAnswer(ctx, given.id);
  const steps = answerStep(ctx, approval, { answer: 'rejected', how: way, note: given.reason });
  await end(ctx, approvables, { approval, steps, outcome: 'rejected' });
}

async function end(
  ctx: WriteContext,
  approvables: Approvables,
  ending: { approval: Approval; steps: Step[]; outcome: Outcome },
): Promise<void> {
  const { approval, steps, outcome } = ending;
  await saveApproval(ctx, approval, {
    verb: outcome,
    patch: {
      ...{ steps, status: outcome },
      ...{ answered_at: ctx.now().toISOString(), answered_by: ctx.actor.memberId },
    },
  });
  await approvables
    .get(approval.record_type)
    ?.settle(withSight(ctx, approval), { id: approval.record_id, outcome });
  if (outcome === 'withdrawn' || approval.requester_id === ctx.actor.memberId) return;
  await tell(ctx, {
    ...{ approvalId: approval.id, news: 'answered' },
    memberIds: [approval.requester_id],
  });
}

/**
 * Whoever decides about a record brings it on, whoever owns it and whether or not they see it. The
 * ledger takes the author from the command, not from here.
 */
export function withSight(
  ctx: WriteContext,
  { owner_id, requester_id }: Pick<Approval, 'owner_id' | 'requester_id'>,
): WriteContext {
  const memberId = owner_id ?? requester_id;
  // the team of who decides is not that of the record
  return { ...ctx, actor: { ...ctx.actor, memberId, teamId: undefined, role: 'administrator' } };
}

/** The requester takes it back as long as nobody has decided. */
export async function withdrawApproval(
  ctx: WriteContext,
  approvables: Approvables,
  id: string,
): Promise<void> {
  const approval = await lockPending(ctx, id);
  requireRequester(ctx, approval, 'Only whoever asked can withdraw this.');
  await end(ctx, approvables, { approval, steps: approval.steps, outcome: 'withdrawn' });
}

/** Gives the step to somebody else with the right, with the time promised from now on. */
export async function delegateStep(
  ctx: WriteContext,
  given: { id: string; memberId: string },
): Promise<void> {
  const { approval, org } = await lockToAnswer(ctx, given.id);
  const { memberId } = given;
  const named = approval.steps.flatMap(({ approver }) =>
    approver.kind === 'member' ? [approver.member_id] : [],
  );
  if (memberId === approval.requester_id) {
    throw new AppError('invalid', 'Nobody approves what they asked for. Choose somebody else.', {
      reason: 'own_request',
    });
  }
  if (memberId === ctx.actor.memberId || !hasRight(org, memberId, [...org.named, ...named])) {
    throw new AppError(
      'invalid',
      'They may not approve. Choose a manager, an administrator or the leader of a team.',
      { reason: 'no_right' },
    );
  }
  const patch = {
    ...{ delegated_by: ctx.actor.memberId, delegated_to: memberId, level: 0 },
    ...{ step_asked_at: ctx.now().toISOString() },
    due_at: await promisedBy(ctx, approval.steps[approval.step]!.hours),
  };
  const { asked } = whoAnswersNow(org, { ...approval, ...patch });
  await saveApproval(ctx, approval, { verb: 'delegated', patch: { ...patch, told_ids: asked } });
  await tellWaiting(ctx, approval, asked);
}

/** Once a day, whom it waits for is told again. */
export async function remindApprover(ctx: WriteContext, id: string): Promise<void> {
  const approval = await lockPending(ctx, id);
  requireRequester(ctx, approval, 'Only whoever asked can remind them.');
  const now = ctx.now();
  if (approval.reminded_at && now.getTime() - Date.parse(approval.reminded_at) < DAY_MS) {
    throw new AppError('conflict', 'They were reminded today. You can do it again tomorrow.', {
      reason: 'reminded_today',
    });
  }
  const { asked } = whoAnswersNow(await readOrg(ctx), approval);
  await saveApproval(ctx, approval, {
    verb: 'reminded',
    patch: { reminded_at: now.toISOString() },
  });
  await tell(ctx, { approvalId: approval.id, news: 'late', memberIds: asked });
}

function requireRequester(ctx: WriteContext, approval: Approval, message: string): void {
  if (approval.requester_id === ctx.actor.memberId) return;
  throw new AppError('forbidden', message, { reason: 'not_requester' });
}

function answerStep(
  ctx: WriteContext,
  { steps, step }: Approval,
  given: { answer: 'approved' | 'rejected'; how: Way; note?: string | undefined },
): Step[] {
  const answered: Step = {
    ...steps[step]!,
    ...{ answered_by: ctx.actor.memberId, answered_at: ctx.now().toISOString() },
    ...{ answer: given.answer, how: given.how, note: given.note?.trim() || null },
  };
  return steps.map((one, place) => (place === step ? answered : one));
}

/** Locks a request that the actor may answer at this moment; refuses everybody else. */
async function lockToAnswer(ctx: WriteContext, id: string) {
  const approval = await lockPending(ctx, id);
  const org = await readOrg(ctx);
  const { may, asked } = whoAnswersNow(org, approval);
  const way = may.get(ctx.actor.memberId);
  if (way) return { approval, org, way };
  const names = asked.map((one) => org.names.get(one)).join(', ');
  throw new AppError('forbidden', `This waits for ${names}. Only they can answer it.`, {
    reason: approval.requester_id === ctx.actor.memberId ? 'own_request' : 'not_approver',
  });
}

/** The record is locked first, as whoever sends it does, so that none waits for the other. */
async function lockPending(ctx: WriteContext, id: string): Promise<Approval> {
  const { workspaceId } = ctx.actor;
  const found = await ctx.db.first<Pick<Approval, 'record_type' | 'record_id'>>(sql`
    select record_type, record_id from approval
    where workspace_id = ${workspaceId} and id = ${id}`);
  const type = APPROVABLE_TYPES.find((one) => one === found?.record_type);
  if (!found || !type) throw noApproval();
  const record = await ctx.db.first<{ deleted_at: string | null }>(sql`
    select deleted_at from ${sql.table(type)} r
    where r.workspace_id = ${workspaceId} and r.id = ${found.record_id} for update`);
  const approval = await lockApproval(ctx, id);
  if (!(await isParty(ctx, approval))) throw noApproval();
  if (approval.status !== 'pending') throw await alreadyAnswered(ctx, approval);
  if (record && !record.deleted_at) return approval;
  throw new AppError('conflict', 'This is in the bin. Restore it to go on.', { reason: 'in_bin' });
}

async function alreadyAnswered(ctx: WriteContext, approval: Approval): Promise<AppError> {
  const { names } = await readOrg(ctx);
  const name = approval.answered_by && names.get(approval.answered_by);
  const message = name
    ? `${name} has answered this already. Load the page again to see it.`
    : 'This is not waiting any more. Load the page again to see it.';
  return new AppError('conflict', message, { reason: 'already_answered', status: approval.status });
}
