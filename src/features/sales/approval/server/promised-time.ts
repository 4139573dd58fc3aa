import { sql } from 'kysely';
import { addBusinessTime } from '#src/features/service/promise/business-time.ts';
import { readPromises } from '#src/features/service/promise/server/promise-queries.ts';
import { AppError } from '#src/lib/app-error.ts';
import type { ReadContext } from '#src/server/context.ts';

const HOUR_MS = 3_600_000;

/**
 * Until when an answer is promised that is asked for now, ISO 8601: counted in the first business
 * hours that the workspace has entered, around the clock where it has none.
 */
export async function promisedBy(ctx: ReadContext, hours: number): Promise<string> {
  const now = ctx.now();
  const calendar = await ctx.db.first<{ id: string }>(sql`
    select id from business_calendar where workspace_id = ${ctx.actor.workspaceId}
      and deleted_at is null order by created_at, id limit 1`);
  const aroundTheClock = new Date(now.getTime() + hours * HOUR_MS).toISOString();
  if (!calendar) return aroundTheClock;
  const { hoursOf } = await readPromises(ctx);
  try {
    return addBusinessTime(now.toISOString(), Math.round(hours * 60), hoursOf(calendar.id));
  } catch (error) {
    // hours in which nobody is ever there hold nothing up
    if (error instanceof AppError) return aroundTheClock;
    throw error;
  }
}
