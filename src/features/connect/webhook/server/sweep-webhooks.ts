import { sql } from 'kysely';
import type { Services } from '#src/server/feature.ts';
import { enqueueOnce } from '#src/server/jobs/enqueue.ts';
import { findKeeper } from '#src/server/jobs/find-keeper.ts';
import { keepDoingForWorkspaces } from '#src/server/jobs/keep-doing-for-workspaces.ts';
import { kickFollower } from '#src/server/ledger/kick-followers.ts';
import { SEND_JOB, WEBHOOK_FOLLOW, writeDeliveries } from './webhook-commands.ts';

const EVERY_MS = 15_000;
const KEPT_DAYS = 30;

type Sweeping = Pick<Services, 'machinery' | 'log'>;

/** Looks again and again for messages whose next attempt is due. */
export function keepDelivering(services: Sweeping): { stop(): Promise<void> } {
  return keepDoingForWorkspaces(services, {
    everyMs: EVERY_MS,
    failed: 'looking for webhooks to send failed',
    async work({ machinery }, workspaceId) {
      await kickFollower(machinery.database, workspaceId, WEBHOOK_FOLLOW);
      await kickDue(machinery, workspaceId);
    },
  });
}

async function kickDue({ database, now }: Services['machinery'], workspaceId: string) {
  const at = now();
  const due = await database.read(workspaceId, (db) =>
    db.rows<{ endpoint_id: string }>(sql`
      select distinct d.endpoint_id from webhook_delivery d
      where d.workspace_id = ${workspaceId} and d.state = 'waiting'
        and d.next_try_at <= ${at.toISOString()}`),
  );
  const isTidied = at.getUTCMinutes() === 0;
  if (due.length === 0 && !isTidied) return;
  await writeDeliveries(database, workspaceId, async (db) => {
    const memberId = due.length > 0 && (await findKeeper(db, workspaceId));
    for (const { endpoint_id: endpointId } of due) {
      if (memberId) await enqueueOnce(db, SEND_JOB, { workspaceId, memberId, endpointId });
    }
    const before = new Date(at.getTime() - KEPT_DAYS * 86_400_000).toISOString();
    if (isTidied) {
      await db.rows(sql`delete from webhook_delivery
        where workspace_id = ${workspaceId} and created_at < ${before}`);
    }
  });
}
