import { sql } from 'kysely';
import type { Services } from '#src/server/feature.ts';
import { addJobs } from '#src/server/jobs/add-jobs.ts';
import { enqueueOnce } from '#src/server/jobs/enqueue.ts';
import {
  doForWorkspaces,
  keepDoingForWorkspaces,
} from '#src/server/jobs/keep-doing-for-workspaces.ts';
import { WARNING_JOB } from './warning-job.ts';

const EVERY_MS = 60_000;
/** More at once would keep other jobs waiting; the next look finds the rest. */
const MOST_AT_ONCE = 500;

type Sweeping = Pick<Services, 'machinery' | 'log'>;

const SWEEP = {
  everyMs: EVERY_MS,
  failed: 'looking for late cases failed',
  work: sweepWorkspace,
};

/** Looks once a minute for promises that are about to break, in every workspace. */
export function keepWarning(services: Sweeping): { stop(): Promise<void> } {
  return keepDoingForWorkspaces(services, SWEEP);
}

/** Leaves each case whose warning is due to a job, once however many look; gives their ids. */
export async function sweepCases(services: Sweeping): Promise<string[]> {
  return (await doForWorkspaces(services, SWEEP)).flat();
}

async function sweepWorkspace({ machinery }: Sweeping, workspaceId: string): Promise<string[]> {
  const { database, now } = machinery;
  const found = await database.read(workspaceId, async (db) => {
    const due = await db.rows<{ id: string }>(sql`
      select id from service_case
      where workspace_id = ${workspaceId} and deleted_at is null
        and escalates_at <= ${now().toISOString()}
      order by escalates_at limit ${MOST_AT_ONCE}`);
    if (due.length === 0) return null;
    const administrator = await db.first<{ id: string }>(sql`
      select id from member where workspace_id = ${workspaceId}
        and active and role = 'administrator' order by id limit 1`);
    return administrator ? { due, memberId: administrator.id } : null;
  });
  if (!found) return [];
  await addJobs(database, workspaceId, async (db) => {
    for (const { id: caseId } of found.due) {
      await enqueueOnce(db, WARNING_JOB, { workspaceId, memberId: found.memberId, caseId });
    }
  });
  return found.due.map(({ id }) => id);
}
