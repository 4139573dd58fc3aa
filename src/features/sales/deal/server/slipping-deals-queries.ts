import { sql } from 'kysely';
import { viewerOf, visible } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';
import { judgeSilence } from '../silence.ts';
import { nextStepOf } from './board/next-step-sql.ts';
import { daysSilent, isContact, rhythmOf } from './still-queries.ts';

/** So many of a member's open deals are looked through, the newest first. */
const LOOKED_THROUGH = 500;

export interface SlippingDeal {
  reason: 'deal_stale' | 'deal_no_step';
  deal_id: string;
  title: string;
  person_id: string | null;
  person_title: string | null;
  company_id: string | null;
  company_title: string | null;
  phone: string | null;
  days: number;
  usual_days: number | null;
}

interface FoundDeal extends Omit<SlippingDeal, 'reason' | 'usual_days'> {
  own: number | null;
  gaps: number;
}

/** The actor's open deals for which nothing is planned, those that are silent for too long apart. */
export async function readSlippingDeals(ctx: ReadContext): Promise<SlippingDeal[]> {
  const who = viewerOf(ctx.actor);
  const now = ctx.now().toISOString();
  const found = await ctx.db.rows<FoundDeal>(sql`
    select r.id as deal_id, r.title, r.person_id, h.title as person_title, r.company_id,
      c.title as company_title, coalesce(h.phones[1], c.phones[1]) as phone, k.own, k.gaps,
      ${daysSilent(sql`${now}::date`, sql`r.created_at::date`)} as days
    from (select r.* from deal r
      where ${visible(who, 'r')} and r.owner_id = ${ctx.actor.memberId} and r.status = 'open'
        and r.deleted_at is null
      order by r.updated_at desc limit ${LOOKED_THROUGH}) r
    left join company c on c.id = r.company_id and ${visible(who, 'c')}
    left join person h on h.id = r.person_id and ${visible(who, 'h')}
    left join lateral (${nextStepOf(who)}) n on true
    cross join lateral (${rhythmOf(sql`r.id`, isContact(visible(who, 'a')))}) k
    where n.id is null order by days desc, r.id`);
  const slipping: SlippingDeal[] = [];
  for (const { own, gaps, ...deal } of found) {
    // one who has made a deal today is about to say what comes next
    if (deal.days === 0) continue;
    const silence = judgeSilence({ days: deal.days, own, gaps });
    const reason = silence ? 'deal_stale' : 'deal_no_step';
    slipping.push({ ...deal, reason, usual_days: silence?.usual_days ?? null });
  }
  return slipping;
}
