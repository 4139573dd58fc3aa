import type { WriteContext } from '#src/server/context.ts';
import { enqueue, enqueueMail } from '#src/server/jobs/enqueue.ts';
import type { Approval } from '../approval-store.ts';

export const TELL_JOB = 'approvals.tell';

/** `waiting`: it waits for them. `late`: the requester reminds them. `answered`: what they asked. */
export type News = 'waiting' | 'late' | 'answered';

/** Those it waits for hear of it on their devices and by mail, once the command is done. */
export function tellWaiting(
  ctx: WriteContext,
  approval: Pick<Approval, 'id'>,
  memberIds: readonly string[],
): Promise<void> {
  return tell(ctx, { approvalId: approval.id, news: 'waiting', memberIds });
}

export async function tell(
  { db, actor }: WriteContext,
  told: { approvalId: string; news: News; memberIds: readonly string[] },
): Promise<void> {
  const { workspaceId } = actor;
  const { approvalId, news } = told;
  for (const memberId of told.memberIds) {
    // each way is a job of its own, so that one which fails does not send the other twice
    const payload = { workspaceId, memberId, approvalId, news };
    await enqueue(db, TELL_JOB, { ...payload, by: 'device' });
    await enqueueMail(db, TELL_JOB, { ...payload, by: 'mail' });
  }
}
