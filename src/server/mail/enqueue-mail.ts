import { sql } from 'kysely';
import type { Db } from '../db/database.ts';

/** Adds a job that sends a mail to a member: the queue tries it for a day while the mail server is away. */
export async function enqueueMail(
  db: Db,
  job: string,
  payload: { workspaceId: string; memberId: string; [key: string]: unknown },
): Promise<void> {
  await db.rows(sql`select enqueue_mail_job(${job}, ${JSON.stringify(payload)}::json)`);
}
