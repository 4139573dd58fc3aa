import { type RawBuilder, sql } from 'kysely';
import type { ReadContext } from '#src/server/context.ts';
import { APPROVABLE_TYPES, type ApprovalSummary, type Approver, type Step } from '../approval.ts';
import type { ApprovalCard } from '../approval-api.ts';
import { hasRight } from '../who-answers.ts';
import type { Approvables } from './approvable-type.ts';
import { APPROVAL_COLUMNS, type Approval, noApproval } from './approval-store.ts';
import { type OrgNow, readOrg, whoAnswersNow } from './org-queries.ts';
import { concerns, findSeen } from './sight.ts';

const DAY_MS = 86_400_000;
/** More than that nobody can have waiting; who answers is found out for each of them. */
const MOST_PENDING = 5000;

interface ListRequest {
  box?: 'waiting' | 'asked' | 'answered' | undefined;
  record_id?: string | undefined;
  limit: number;
}

export async function listApprovals(
  ctx: ReadContext,
  approvables: Approvables,
  request: ListRequest,
): Promise<ApprovalCard[]> {
  const org = await readOrg(ctx);
  const found = await findApprovals(ctx, org, request);
  return presentApprovals(ctx, approvables, { org, approvals: found.slice(0, request.limit) });
}

async function findApprovals(
  ctx: ReadContext,
  org: OrgNow,
  { box, record_id, limit }: ListRequest,
) {
  const { memberId } = ctx.actor;
  if (box === 'waiting') {
    const waiting = await findWaiting(ctx, org);
    return record_id ? waiting.filter((one) => one.record_id === record_id) : waiting;
  }
  const ofRecord = record_id ? sql`a.record_id = ${record_id}` : sql`true`;
  if (box === 'asked') {
    return select(
      ctx,
      sql`a.requester_id = ${memberId} and ${ofRecord}
      order by (a.status = 'pending') desc, a.asked_at desc, a.id desc limit ${limit}`,
    );
  }
  if (box === 'answered') {
    return select(
      ctx,
      sql`a.answered_by = ${memberId} and a.status in ('approved', 'rejected')
      and ${ofRecord} order by a.answered_at desc, a.id desc limit ${limit}`,
    );
  }
  const all = await select(ctx, sql`${ofRecord} order by a.asked_at desc, a.id desc limit 500`);
  const seen = await findSeen(ctx, all);
  return all.filter((one) => seen.has(one.record_id) || concerns(ctx, org, one));
}

/** What waits for the actor, the soonest due first. */
async function findWaiting(ctx: ReadContext, org: OrgNow): Promise<Approval[]> {
  const pending = await select(
    ctx,
    sql`a.status = 'pending' and ${isLiving} order by a.due_at, a.id limit ${MOST_PENDING}`,
  );
  return pending.filter((one) => whoAnswersNow(org, one).asked.includes(ctx.actor.memberId));
}

export async function countWaiting(ctx: ReadContext): Promise<{ waiting: number; late: number }> {
  const waiting = await findWaiting(ctx, await readOrg(ctx));
  const now = ctx.now().getTime();
  const late = waiting.filter(({ due_at }) => Date.parse(due_at) < now).length;
  return { waiting: waiting.length, late };
}

/** The record is neither gone nor in the bin, from where it may come back. */
export const isLiving: RawBuilder<unknown> = sql`(${sql.join(
  APPROVABLE_TYPES.map(
    (type) => sql`(a.record_type = ${sql.lit(type)} and exists (select from ${sql.table(type)} r
      where r.workspace_id = a.workspace_id and r.id = a.record_id and r.deleted_at is null))`,
  ),
  sql` or `,
)})`;

export function select(ctx: ReadContext, where: RawBuilder<unknown>): Promise<Approval[]> {
  return ctx.db.rows<Approval>(sql`
    select ${APPROVAL_COLUMNS} from approval a
    where a.workspace_id = ${ctx.actor.workspaceId} and ${where}`);
}

/** One request as a card, for whom it concerns. */
export async function getApproval(
  ctx: ReadContext,
  approvables: Approvables,
  id: string,
): Promise<ApprovalCard> {
  const org = await readOrg(ctx);
  const approvals = await select(ctx, sql`a.id = ${id}`);
  const seen = await findSeen(ctx, approvals);
  const known = approvals.filter((one) => seen.has(one.record_id) || concerns(ctx, org, one));
  const [card] = await presentApprovals(ctx, approvables, { org, approvals: known });
  if (!card) throw noApproval();
  return card;
}

async function presentApprovals(
  ctx: ReadContext,
  approvables: Approvables,
  { org, approvals }: { org: OrgNow; approvals: Approval[] },
): Promise<ApprovalCard[]> {
  const seen = await findSeen(ctx, approvals);
  const summaries = new Map<string, ApprovalSummary>();
  for (const type of APPROVABLE_TYPES) {
    const ids = approvals.filter((a) => a.record_type === type).map((a) => a.record_id);
    if (ids.length === 0) continue;
    const found = await approvables.get(type)?.summarise(ctx, [...new Set(ids)]);
    for (const [id, summary] of found ?? []) summaries.set(id, summary);
  }
  return approvals.map((approval) => {
    const summary = summaries.get(approval.record_id) ?? null;
    return present(ctx, { approval, org, summary, isSeen: seen.has(approval.record_id) });
  });
}

interface Presenting {
  approval: Approval;
  org: OrgNow;
  summary: ApprovalSummary | null;
  isSeen: boolean;
}

function present(ctx: ReadContext, { approval, org, summary, isSeen }: Presenting): ApprovalCard {
  const isPending = approval.status === 'pending';
  const { asked, may } = isPending
    ? whoAnswersNow(org, approval)
    : { asked: [], may: new Map<string, never>() };
  const way = may.get(ctx.actor.memberId) ?? null;
  return {
    ...{ id: approval.id, type: approval.record_type as ApprovalCard['type'] },
    ...{ record_id: approval.record_id, record_seen: isSeen, summary },
    ...{ requester: whoIs(org, approval.requester_id)!, reason: approval.reason },
    grounds: approval.grounds.flatMap(({ grounds }) => grounds),
    ...{ status: approval.status, asked_at: approval.asked_at, due_at: approval.due_at },
    ...{ step_asked_at: approval.step_asked_at, answered_at: approval.answered_at },
    steps: approval.steps.map((step) => presentStep(org, step)),
    step: approval.step,
    waits_for: asked.map((id) => whoIs(org, id)!),
    delegated_by: whoIs(org, approval.delegated_by),
    ...{ level: approval.level, reminded_at: approval.reminded_at, way },
    can: rightsOn(ctx, { approval, isAnswering: way !== null }),
  };
}

function presentStep(org: OrgNow, step: Step): ApprovalCard['steps'][number] {
  const { hours, answer, answered_at, how, note } = step;
  const member = memberOf(step.approver);
  return {
    approver: { kind: step.approver.kind, member: whoIs(org, member) },
    ...{ hours, answer, answered_at, how, note },
    answered_by: whoIs(org, step.answered_by),
  };
}

function memberOf(approver: Approver): string | null {
  return approver.kind === 'member' ? approver.member_id : null;
}

function whoIs({ names }: OrgNow, id: string | null) {
  return id === null ? null : { id, name: names.get(id) ?? '' };
}

function rightsOn(
  ctx: ReadContext,
  { approval, isAnswering }: { approval: Approval; isAnswering: boolean },
): ApprovalCard['can'] {
  if (approval.status !== 'pending') return [];
  const can: ApprovalCard['can'] = isAnswering ? ['approve', 'reject', 'delegate'] : [];
  if (approval.requester_id !== ctx.actor.memberId) return can;
  const last = approval.reminded_at ? Date.parse(approval.reminded_at) : 0;
  const mayRemind = ctx.now().getTime() - last >= DAY_MS;
  return [...can, 'withdraw', ...(mayRemind ? (['remind'] as const) : [])];
}

/** Whom the actor may give an approval to. */
export async function listDelegates(ctx: ReadContext) {
  const org = await readOrg(ctx);
  return [...org.members.keys()]
    .filter((id) => id !== ctx.actor.memberId && hasRight(org, id, org.named))
    .map((id) => whoIs(org, id)!);
}
