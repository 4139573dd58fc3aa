import { sql } from 'kysely';
import { dayAt } from '#src/lib/zoned-days.ts';
import type { ReadContext } from '#src/server/context.ts';

interface MemberDay {
  day: string;
  time_zone: string;
}

/** The actor's calendar day and the zone whose clock they live by; or those of another member. */
export async function readMemberDay(
  ctx: ReadContext,
  memberId: string | null = ctx.actor.memberId,
): Promise<MemberDay> {
  const { workspaceId } = ctx.actor;
  const member = await ctx.db.first<{ time_zone: string }>(sql`
    select time_zone from member where workspace_id = ${workspaceId} and id = ${memberId}`);
  const time_zone = member?.time_zone ?? 'UTC';
  return { day: dayAt(ctx.now().toISOString(), time_zone), time_zone };
}
