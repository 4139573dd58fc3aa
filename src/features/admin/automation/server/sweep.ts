import { sql } from 'kysely';
import { beside } from '#src/server/beside-the-ledger.ts';
import type { Db } from '#src/server/db/database.ts';
import type { Services } from '#src/server/feature.ts';
import { enqueueOnce } from '#src/server/jobs/enqueue.ts';
import { findKeeper } from '#src/server/jobs/find-keeper.ts';
import { keepDoingForWorkspaces } from '#src/server/jobs/keep-doing-for-workspaces.ts';
import { kickFollower } from '#src/server/ledger/kick-followers.ts';
import { FOLLOWER } from './rule/rule-queries.ts';

const writeNotes = beside('progress', 'automation_run', 'automation_notice');

export const FOLLOW_JOB = 'automation.follow';
export const LOOK_JOB = 'automation.look';

const EVERY_MS = 60_000;
const RUNS_KEPT_DAYS = 90;
const NOTICES_KEPT_DAYS = 90;

type Sweeping = Pick<Services, 'machinery' | 'log'>;

/** Looks once a minute whether rules have something to read, or wait for a time that has come. */
export function keepAutomating(services: Sweeping): { stop(): Promise<void> } {
  return keepDoingForWorkspaces(services, {
    everyMs: EVERY_MS,
    failed: 'looking for rules to run failed',
    async work({ machinery }, workspaceId) {
      await kickFollower(machinery.database, workspaceId, { follower: FOLLOWER, job: FOLLOW_JOB });
      await kickLook(machinery, workspaceId);
    },
  });
}

async function kickLook({ database, now }: Services['machinery'], workspaceId: string) {
  const at = now();
  const waiting = await database.read(workspaceId, (db) =>
    db.first<{ responsible_id: string }>(sql`
      select r.responsible_id from automation_rule r
      where r.workspace_id = ${workspaceId} and r.state = 'on' and r.deleted_at is null
        and r.definition -> 'when' ->> 'kind' in ('date_near', 'idle') limit 1`),
  );
  const isTidied = at.getUTCMinutes() === 0;
  if (!waiting && !isTidied) return;
  await writeNotes(database, workspaceId, async (db) => {
    const memberId = await findKeeper(db, workspaceId);
    if (waiting && memberId) await enqueueOnce(db, LOOK_JOB, { workspaceId, memberId });
    if (isTidied) await forgetOld(db, workspaceId, at);
  });
}

async function forgetOld(db: Db, workspaceId: string, now: Date): Promise<void> {
  const before = (days: number) => new Date(now.getTime() - days * 86_400_000).toISOString();
  await db.rows(sql`delete from automation_run
    where workspace_id = ${workspaceId} and at < ${before(RUNS_KEPT_DAYS)}`);
  await db.rows(sql`delete from automation_notice
    where workspace_id = ${workspaceId} and created_at < ${before(NOTICES_KEPT_DAYS)}`);
}
