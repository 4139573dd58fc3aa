import { sql } from 'kysely';
import type { Db } from '../db/database.ts';

/** Whose rights a job has, and what it is about. */
export interface JobPayload {
  workspaceId: string;
  memberId: string;
  [key: string]: unknown;
}

/** Adds a job to the transaction that `db` is: it runs only if that is committed. */
export async function enqueue(db: Db, task: string, payload: JobPayload): Promise<void> {
  await db.rows(sql`select enqueue_job(${task}, ${JSON.stringify(payload)}::json)`);
}

/** A job that sends a mail to a member: it is tried for a day while the mail server is away. */
export async function enqueueMail(db: Db, task: string, payload: JobPayload): Promise<void> {
  await db.rows(sql`select enqueue_mail_job(${task}, ${JSON.stringify(payload)}::json)`);
}

/** A job about the same that waits already is not added again, whoever it would be done as. */
export async function enqueueOnce(db: Db, task: string, payload: JobPayload): Promise<void> {
  const { memberId: _any, ...about } = payload;
  await enqueueKeyed(db, task, { payload, about });
}

/** The same where each member has a job of their own. */
export async function enqueueOnceEach(db: Db, task: string, payload: JobPayload): Promise<void> {
  await enqueueKeyed(db, task, { payload, about: payload });
}

/** One job of a workspace is ahead; asked for again, it comes at the later time. */
export async function enqueueLater(
  db: Db,
  task: string,
  { seconds, ...payload }: JobPayload & { seconds: number },
): Promise<void> {
  await db.rows(
    sql`select enqueue_job_later(${task}, ${JSON.stringify(payload)}::json, ${seconds})`,
  );
}

async function enqueueKeyed(
  db: Db,
  task: string,
  { payload, about }: { payload: JobPayload; about: object },
): Promise<void> {
  const key = `${task} ${JSON.stringify(about)}`;
  await db.rows(sql`select enqueue_job_once(${task}, ${JSON.stringify(payload)}::json, ${key})`);
}
