import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import { notFound } from '#src/records/server/record-queries.ts';
import { visible } from '#src/records/server/visible.ts';
import type { WriteContext } from '#src/server/context.ts';
import { type Task, task } from '../task.ts';

/** The task as it is, kept from others until the commit. */
export async function lockTask(ctx: WriteContext, id: string): Promise<Task> {
  const row = await ctx.db.first<Task>(sql`
    select r.* from task r where ${visible(ctx.actor, 'r')} and r.id = ${id} for update`);
  if (!row) throw notFound(task);
  return row;
}

/** Refuses what is done: it is not moved any more. */
export async function requireOpen(ctx: WriteContext, id: string): Promise<Task> {
  const row = await lockTask(ctx, id);
  if (row.done_at === null) return row;
  throw new AppError('conflict', 'This task is done. Reopen it to move it.', { reason: 'done' });
}
