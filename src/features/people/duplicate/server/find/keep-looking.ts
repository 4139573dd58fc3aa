import { sql } from 'kysely';
import type { Services } from '#src/server/feature.ts';
import { addJobs } from '#src/server/jobs/add-jobs.ts';
import { findKeeper } from '#src/server/jobs/find-keeper.ts';
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
  const isOpen = sql`not exists (select from duplicate_progress p
    where p.workspace_id = ${workspaceId} and p.first_type is null)`;
  const memberId = await database.read(workspaceId, (db) => findKeeper(db, workspaceId, isOpen));
  if (!memberId) return;
  await addJobs(database, workspaceId, (db) =>
    askForLook({ db, actor: { workspaceId, memberId } }, 0),
  );
}
