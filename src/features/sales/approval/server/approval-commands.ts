import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import { newId } from '#src/lib/ids.ts';
import type { ReadContext, WriteContext } from '#src/server/context.ts';
import type { ApprovableType, ApprovalFacts } from '../approval.ts';
import { joinSteps, stillCovers } from '../approval-rule.ts';
import {
  APPROVAL_COLUMNS,
  type Approval,
  findPending,
  type GroundOfRule,
  insertApproval,
  saveApproval,
} from './approval-store.ts';
import { readOrg, whoAnswersNow } from './org-queries.ts';
import { promisedBy } from './promised-time.ts';
import { listRulesOf } from './rule/rule-queries.ts';
import { tellWaiting } from './tell/tell.ts';

export interface Asking {
  type: ApprovableType;
  id: string;
  facts: ApprovalFacts;
  /** Why it should be approved, in the requester's words: asked in the same form as sending. */
  reason?: string | null | undefined;
}

/** What whoever asks is told of the approval that is needed. */
export interface ApprovalNeed {
  /** Null as long as it has not been asked for. */
  id: string | null;
  grounds: GroundOfRule[];
  due_at: string;
  hours: number;
  /** Who is asked first. */
  waits_for: { id: string; name: string }[];
}

export type Asked = { needed: false } | { needed: true; requests: ApprovalNeed[] };

/**
 * Asks for approval within a command of the record, such as sending a quote, if the rules of the
 * workspace want one. `needed: false`: go on, nothing was written. `needed: true`: the request is
 * stored and its approver told; the caller sets its record to waiting in the same command and ends.
 * The outcome comes back by the type's `Approvable.settle`. Once approved, asking again with the same
 * total, discount, team and pipeline is `needed: false`, so the caller may ask each time before it
 * acts; after a change it asks anew, and what was pending is replaced. Without a reason where one is
 * needed it refuses with `invalid`, reason `approval_reason`, and `details.approval` (ApprovalNeed)
 * for the form to show.
 */
export async function askApproval(ctx: WriteContext, asking: Asking): Promise<Asked> {
  const pending = await findPending(ctx, asking);
  if (pending && stillCovers(pending.facts, asking.facts)) {
    return { needed: true, requests: [await tellNeed(ctx, pending)] };
  }
  const draft = await draftApproval(ctx, asking);
  if (pending)
    await saveApproval(ctx, pending, { verb: 'replaced', patch: ended(ctx, 'replaced') });
  if (!draft) return { needed: false };
  const need = await tellNeed(ctx, draft);
  const reason = asking.reason?.trim() ?? '';
  if (reason === '') {
    throw new AppError('invalid', 'This needs approval. Say in a sentence why it is right.', {
      reason: 'approval_reason',
      approval: { ...need, id: null },
      issues: [{ path: ['approval_reason'], message: 'Say in a sentence why it is right.' }],
    });
  }
  const asked = need.waits_for.map(({ id }) => id);
  await insertApproval(ctx, { ...draft, reason, told_ids: asked });
  await tellWaiting(ctx, draft, asked);
  return { needed: true, requests: [need] };
}

/** Ends what the record waits for, because it has changed or gone: nobody needs to answer any more. */
export async function replaceApproval(
  ctx: WriteContext,
  record: { type: ApprovableType; id: string },
): Promise<void> {
  const pending = await findPending(ctx, record);
  if (pending)
    await saveApproval(ctx, pending, { verb: 'replaced', patch: ended(ctx, 'replaced') });
}

function ended(ctx: WriteContext, status: 'replaced' | 'withdrawn') {
  return { status, answered_at: ctx.now().toISOString() };
}

/** What asking would come to, without asking: for the form that the reason is written in. */
export async function previewApproval(
  ctx: ReadContext,
  asking: Omit<Asking, 'reason'>,
): Promise<Asked> {
  const pending = await findPending(ctx, asking);
  if (pending && stillCovers(pending.facts, asking.facts)) {
    return { needed: true, requests: [await tellNeed(ctx, pending)] };
  }
  const draft = await draftApproval(ctx, asking);
  if (!draft) return { needed: false };
  return { needed: true, requests: [{ ...(await tellNeed(ctx, draft)), id: null }] };
}

/** The request as it would be made; null if no rule wants one or it has been approved already. */
async function draftApproval(ctx: ReadContext, asking: Asking): Promise<Approval | null> {
  const { type, id, facts } = asking;
  const rules = await listRulesOf(ctx, { type, facts });
  if (rules.length === 0 || (await wasApproved(ctx, asking))) return null;
  const steps = joinSteps(rules.map(({ rule }) => rule));
  const now = ctx.now().toISOString();
  return {
    id: newId(),
    ...{ record_type: type, record_id: id, requester_id: ctx.actor.memberId },
    ...{ owner_id: facts.owner_id, team_id: facts.team_id, reason: '', facts },
    grounds: rules.map(({ rule, grounds }) => ({ rule_id: rule.id, grounds })),
    ...{ steps, step: 0, status: 'pending', asked_at: now, step_asked_at: now },
    due_at: await promisedBy(ctx, steps[0]!.hours),
    ...{ level: 0, delegated_by: null, delegated_to: null, told_ids: [] },
    ...{ answered_at: null, answered_by: null, reminded_at: null, version: 1 },
  };
}

async function wasApproved(ctx: ReadContext, { type, id, facts }: Asking): Promise<boolean> {
  const last = await ctx.db.first<Approval>(sql`
    select ${APPROVAL_COLUMNS} from approval a
    where a.workspace_id = ${ctx.actor.workspaceId} and a.record_type = ${type}
      and a.record_id = ${id} order by a.asked_at desc, a.id desc limit 1`);
  return last?.status === 'approved' && stillCovers(last.facts, facts);
}

async function tellNeed(ctx: ReadContext, approval: Approval): Promise<ApprovalNeed> {
  const org = await readOrg(ctx);
  const { asked } = whoAnswersNow(org, approval);
  return {
    id: approval.id,
    grounds: approval.grounds,
    due_at: approval.due_at,
    hours: approval.steps[approval.step]!.hours,
    waits_for: asked.map((id) => ({ id, name: org.names.get(id) ?? '' })),
  };
}
