import { sql } from 'kysely';
import { utcDay } from '#src/lib/days.ts';
import type { Services } from '#src/server/feature.ts';
import { addJobs } from '#src/server/jobs/add-jobs.ts';
import { enqueueOnce } from '#src/server/jobs/enqueue.ts';
import { findKeeper } from '#src/server/jobs/find-keeper.ts';
import { keepDoingForWorkspaces } from '#src/server/jobs/keep-doing-for-workspaces.ts';

export const MEASURE_JOB = 'uptake.measure';

const EVERY_MS = 60_000;

type Sweeping = Pick<Services, 'machinery' | 'log'>;

/** Measures every workspace once a day; what somebody looks at is measured when they do. */
export function keepMeasuring(services: Sweeping): { stop(): Promise<void> } {
  return keepDoingForWorkspaces(services, {
    everyMs: EVERY_MS,
    failed: 'looking for what to measure failed',
    work: sweepWorkspace,
  });
}

async function sweepWorkspace({ machinery }: Sweeping, workspaceId: string): Promise<void> {
  const { database } = machinery;
  const today = utcDay(machinery.now());
  const isDue = sql`not exists (select from uptake_place p
    where p.workspace_id = ${workspaceId} and p.measured_on >= ${today})`;
  const memberId = await database.read(workspaceId, (db) => findKeeper(db, workspaceId, isDue));
  if (!memberId) return;
  await addJobs(database, workspaceId, (db) =>
    enqueueOnce(db, MEASURE_JOB, { workspaceId, memberId }),
  );
}
