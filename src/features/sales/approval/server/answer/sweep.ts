import { sql } from 'kysely';
import type { Actor, WriteContext } from '#src/server/context.ts';
import type { Services } from '#src/server/feature.ts';
import {
  doForWorkspaces,
  keepDoingForWorkspaces,
} from '#src/server/jobs/keep-doing-for-workspaces.ts';
import { runCommand, runRead } from '#src/server/run-command.ts';
import { isLiving, select } from '../approval-queries.ts';
import { type Approval, lockApproval, saveApproval } from '../approval-store.ts';
import { type OrgNow, readOrg, whoAnswersNow } from '../org-queries.ts';
import { promisedBy } from '../promised-time.ts';
import { tellWaiting } from '../tell/tell.ts';

const EVERY_MS = 60_000;
const MOST_AT_ONCE = 500;

type Sweeping = Pick<Services, 'machinery' | 'log'>;

const SWEEP = {
  ...{ everyMs: EVERY_MS, firstAfterMs: EVERY_MS },
  failed: 'looking for late approvals failed',
  work: sweepWorkspace,
};

/** Looks once a minute for approvals that are late, or whose approver is another by now. */
export function keepEscalating(services: Sweeping): { stop(): Promise<void> } {
  return keepDoingForWorkspaces(services, SWEEP);
}

export async function sweepApprovals(services: Sweeping): Promise<void> {
  await doForWorkspaces(services, SWEEP);
}

async function sweepWorkspace({ machinery }: Sweeping, workspaceId: string): Promise<void> {
  const nobody = keeperOf({ workspaceId, memberId: workspaceId });
  const moving = await runRead(machinery, nobody, async (ctx) => {
    const pending = await select(
      ctx,
      sql`a.status = 'pending' and ${isLiving} order by a.due_at limit ${MOST_AT_ONCE}`,
    );
    if (pending.length === 0) return [];
    const org = await readOrg(ctx);
    return pending.filter((one) => whatNow(org, one, ctx.now()) !== null);
  });
  for (const { id, requester_id: memberId } of moving) {
    const actor = keeperOf({ workspaceId, memberId });
    await runCommand(machinery, actor, (ctx) => moveOn(ctx, id));
  }
}

/** In the requester's name, for whom the request goes its way. */
function keeperOf({ workspaceId, memberId }: { workspaceId: string; memberId: string }): Actor {
  return {
    ...{ workspaceId, memberId, role: 'member', teamId: undefined, teamIds: [], via: 'automation' },
  };
}

type Move = 'escalated' | 'passed_on';

/** Late with somebody left to ask; or it waits for somebody who has not been told of it. */
function whatNow(org: OrgNow, approval: Approval, now: Date): Move | null {
  const { asked, hasNext } = whoAnswersNow(org, approval);
  if (hasNext && Date.parse(approval.due_at) <= now.getTime()) return 'escalated';
  return asked.every((id) => approval.told_ids.includes(id)) ? null : 'passed_on';
}

/** Looks again behind the lock: another server may have been first. */
async function moveOn(ctx: WriteContext, id: string): Promise<void> {
  const approval = await lockApproval(ctx, id);
  const org = await readOrg(ctx);
  const move = approval.status === 'pending' ? whatNow(org, approval, ctx.now()) : null;
  if (!move) return;
  const { hours } = approval.steps[approval.step]!;
  const moved =
    move === 'escalated' ? { level: approval.level + 1, due_at: await promisedBy(ctx, hours) } : {};
  const { asked } = whoAnswersNow(org, { ...approval, ...moved });
  const fresh = asked.filter((one) => !approval.told_ids.includes(one));
  const told_ids = [...approval.told_ids, ...fresh];
  await saveApproval(ctx, approval, { verb: move, patch: { ...moved, told_ids } });
  await tellWaiting(ctx, approval, fresh);
}
