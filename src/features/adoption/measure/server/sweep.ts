import { sql } from 'kysely';
import { utcDay } from '#src/lib/days.ts';
import type { Services } from '#src/server/feature.ts';
import { addJobs } from '#src/server/jobs/add-jobs.ts';
import { enqueueOnce } from '#src/server/jobs/enqueue.ts';
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
  const member = await database.read(workspaceId, (db) =>
    db.first<{ id: string }>(sql`
      select m.id from member m
      left join uptake_place p on p.workspace_id = m.workspace_id
      where m.workspace_id = ${workspaceId} and m.active
        and (p.measured_on is null or p.measured_on < ${today})
      order by m.role = 'administrator' desc, m.id limit 1`),
  );
  if (!member) return;
  await addJobs(database, workspaceId, (db) =>
    enqueueOnce(db, MEASURE_JOB, { workspaceId, memberId: member.id }),
  );
}
