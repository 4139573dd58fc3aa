import { sql } from 'kysely';
import type { Database } from '../db/database.ts';
import { addJobs } from '../jobs/add-jobs.ts';
import { enqueueOnce } from '../jobs/enqueue.ts';
import { findKeeper } from '../jobs/find-keeper.ts';

export interface FollowJob {
  /** The name in `ledger_follower`. */
  follower: string;
  /** The job that reads on. */
  job: string;
}

/** Adds the job of who follows the workspace's ledger, if somebody does and there is more to read. */
export async function kickFollower(
  database: Database,
  workspaceId: string,
  { follower, job }: FollowJob,
): Promise<boolean> {
  const hasMore = sql`exists (select from ledger_follower f
    join ledger_head h on h.workspace_id = f.workspace_id and h.seq > f.seq
    where f.workspace_id = ${workspaceId} and f.name = ${follower})`;
  const memberId = await database.read(workspaceId, (db) => findKeeper(db, workspaceId, hasMore));
  if (!memberId) return false;
  await addJobs(database, workspaceId, (db) => enqueueOnce(db, job, { workspaceId, memberId }));
  return true;
}

const GATHER_MS = 30;
const QUIET_MS = 60_000;

/**
 * Kicks soon after a commit; several commits in a row are one kick. Where nobody follows, it is not
 * asked again for a while, unless a change of these types may have begun it.
 */
export function createKicks(
  database: Database,
  jobs: readonly FollowJob[],
  beginning: ReadonlySet<string>,
) {
  const waiting = new Set<string>();
  const quietUntil = new Map<string, number>();
  async function kick(workspaceId: string): Promise<void> {
    waiting.delete(workspaceId);
    const isFollowed = await database.read(workspaceId, (db) =>
      db.first(sql`select 1 from ledger_follower where workspace_id = ${workspaceId} limit 1`),
    );
    if (!isFollowed) {
      if (quietUntil.size > 10_000) quietUntil.clear();
      quietUntil.set(workspaceId, Date.now() + QUIET_MS);
      return;
    }
    for (const job of jobs) await kickFollower(database, workspaceId, job);
  }
  return (workspaceId: string, changes: readonly { type: string }[]): void => {
    if (changes.some(({ type }) => beginning.has(type))) quietUntil.delete(workspaceId);
    if (waiting.has(workspaceId) || (quietUntil.get(workspaceId) ?? 0) > Date.now()) return;
    waiting.add(workspaceId);
    // what is missed here the look of each minute finds
    setTimeout(() => void kick(workspaceId).catch(() => {}), GATHER_MS).unref();
  };
}
