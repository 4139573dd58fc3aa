import { sql } from 'kysely';
import type { Services } from '#src/server/feature.ts';
import { addJobs } from '#src/server/jobs/add-jobs.ts';
import { keepDoingForWorkspaces } from '#src/server/jobs/keep-doing-for-workspaces.ts';
import { askForLook } from '../duplicate-commands.ts';

const EVERY_MS = 10 * 60_000;
/** Whoever waits for the first page comes first. */
const FIRST_AFTER_MS = 20_000;

type Sweeping = Pick<Services, 'machinery' | 'log'>;

/** Sees to it that every workspace is gone through once, whoever filled it: a demo, a backup. */
export function keepLooking(services: Sweeping): { stop(): Promise<void> } {
  return keepDoingForWorkspaces(services, {
    everyMs: EVERY_MS,
    firstAfterMs: FIRST_AFTER_MS,
    failed: 'looking for workspaces that were never gone through failed',
    work: beginLook,
  });
}

/** Asks for a look where the first one has not come to its end. */
export async function beginLook({ machinery }: Sweeping, workspaceId: string): Promise<void> {
  const { database } = machinery;
  const member = await database.read(workspaceId, (db) =>
    db.first<{ id: string }>(sql`
      select m.id from member m
      left join duplicate_progress p on p.workspace_id = m.workspace_id
      where m.workspace_id = ${workspaceId} and m.active
        and (p.workspace_id is null or p.first_type is not null)
      order by m.role = 'administrator' desc, m.id limit 1`),
  );
  if (!member) return;
  await addJobs(database, workspaceId, (db) =>
    askForLook({ db, actor: { workspaceId, memberId: member.id } }, 0),
  );
}
