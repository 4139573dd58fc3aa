import { sql } from 'kysely';
import { dayAt } from '#src/lib/zoned-days.ts';
import type { ReadContext } from '#src/server/context.ts';

/** Where the member works; UTC for nobody. */
export async function zoneOf(ctx: ReadContext, memberId: string | null): Promise<string> {
  const member = await ctx.db.first<{ time_zone: string }>(sql`
    select time_zone from member
    where workspace_id = ${ctx.actor.workspaceId} and id = ${memberId}`);
  return member?.time_zone ?? 'UTC';
}

/** The day that it is there. */
export async function todayFor(ctx: ReadContext, memberId: string | null): Promise<string> {
  return dayAt(ctx.now(), await zoneOf(ctx, memberId));
}
