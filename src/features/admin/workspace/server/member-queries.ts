import { sql } from 'kysely';
import { dayAt } from '#src/lib/zoned-days.ts';
import type { ReadContext } from '#src/server/context.ts';
import { isPageLanguage, type PageLanguage } from '#src/server/public/page-texts.ts';

interface MemberDay {
  day: string;
  time_zone: string;
}

/** Whose clock and language: the actor's, or those of another member. */
type Whose = string | null;

/** The calendar day where the member works, and the zone whose clock they live by; UTC for nobody. */
export async function readMemberDay(
  ctx: ReadContext,
  memberId: Whose = ctx.actor.memberId,
): Promise<MemberDay> {
  const time_zone = await readMemberZone(ctx, memberId);
  return { day: dayAt(ctx.now().toISOString(), time_zone), time_zone };
}

export async function readMemberZone(
  ctx: ReadContext,
  memberId: Whose = ctx.actor.memberId,
): Promise<string> {
  return (await readMember(ctx, memberId))?.time_zone ?? 'UTC';
}

/** The language in which the product writes to the member; English for nobody. */
export async function readMemberLanguage(
  ctx: ReadContext,
  memberId: Whose = ctx.actor.memberId,
): Promise<PageLanguage> {
  const language = (await readMember(ctx, memberId))?.language;
  return isPageLanguage(language) ? language : 'en';
}

function readMember({ actor, db }: ReadContext, memberId: Whose) {
  return db.first<{ language: string; time_zone: string }>(sql`
    select m.language, m.time_zone from member m
    where m.workspace_id = ${actor.workspaceId} and m.id = ${memberId}`);
}
