import { sql } from 'kysely';
import type { Database, Db } from '../db/database.ts';

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
  const member = await database.read(workspaceId, (db) =>
    db.first<{ id: string }>(sql`
      select m.id from member m
      join ledger_follower f on f.workspace_id = m.workspace_id and f.name = ${follower}
      join ledger_head h on h.workspace_id = m.workspace_id and h.seq > f.seq
      where m.workspace_id = ${workspaceId} and m.active
      order by m.role = 'administrator' desc, m.id limit 1`),
  );
  if (!member) return false;
  await database.write(workspaceId, (db) =>
    enqueueOnce(db, job, { workspaceId, memberId: member.id }),
  );
  return true;
}

/** A job of a workspace that waits already is not added again. */
export async function enqueueOnce(
  db: Db,
  job: string,
  payload: { workspaceId: string; memberId: string; [key: string]: unknown },
): Promise<void> {
  const { memberId: _any, ...rest } = payload;
  const key = `${job} ${JSON.stringify(rest)}`;
  await db.rows(sql`select enqueue_job_once(${job}, ${JSON.stringify(payload)}::json, ${key})`);
}

const GATHER_MS = 30;

/** Kicks soon after a commit; several commits in a row are one kick. */
export function createKicks(database: Database, jobs: readonly FollowJob[]) {
  const waiting = new Set<string>();
  return (workspaceId: string): void => {
    if (waiting.has(workspaceId)) return;
    waiting.add(workspaceId);
    setTimeout(() => {
      waiting.delete(workspaceId);
      // what is missed here the look of each minute finds
      for (const job of jobs) kickFollower(database, workspaceId, job).catch(() => {});
    }, GATHER_MS).unref();
  };
}
