import { sql } from 'kysely';
import { visible } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';
import { type FoundLine, SLIPPING_SHOWN } from './slipping-line.ts';

/** Open deals of whom has left: for those who lead, and for whom the customer belongs to. */
export async function readLeftDeals(ctx: ReadContext, day: string): Promise<FoundLine[]> {
  const { actor, db } = ctx;
  return db.rows<FoundLine>(sql`
    select 'orphaned' as reason, count(*) over ()::integer as total, null as task_id, r.title,
      null as kind, null as due_on, null as due_at, r.id as deal_id, r.person_id, r.company_id,
      coalesce(p.phones[1], c.phones[1]) as phone, k.name as by,
      greatest(${day}::date - r.updated_at::date, 0) as days, null::int as usual_days,
      null as last_words, p.title as person_title, c.title as company_title
    from member k
    join deal r on ${visible(actor, 'r')} and r.owner_id = k.id and r.status = 'open'
      and r.deleted_at is null
    left join person p on p.id = r.person_id and ${visible(actor, 'p')}
    left join company c on c.id = r.company_id and ${visible(actor, 'c')}
    where k.workspace_id = ${actor.workspaceId} and not k.active
      and (${actor.role !== 'member'} or p.owner_id = ${actor.memberId}
        or c.owner_id = ${actor.memberId})
    order by r.closes_on nulls last, r.id limit ${SLIPPING_SHOWN}`);
}
