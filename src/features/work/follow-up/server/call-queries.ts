import { sql } from 'kysely';
import { readMemberDay } from '#src/features/admin/workspace/server/member-queries.ts';
import { addDays } from '#src/lib/days.ts';
import { startOfDay } from '#src/lib/zoned-days.ts';
import { visible } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';

const SHOWN = 200;

interface Call {
  task_id: string;
  subject: string;
  kind: string | null;
  due_on: string | null;
  due_at: string | null;
  person_id: string | null;
  company_id: string | null;
  phone: string | null;
}

type FoundCall = Call & { person_title: string | null; company_title: string | null };
type Refs = Record<string, { type: string; title: string }>;

/** The actor's tasks due until tonight that are calls, or are with somebody who has a number. */
export async function listCalls(ctx: ReadContext): Promise<{ items: Call[]; refs: Refs }> {
  const { day, time_zone } = await readMemberDay(ctx);
  const tomorrow = addDays(day, 1);
  const rows = await ctx.db.rows<FoundCall>(sql`
    select r.id as task_id, coalesce(r.subject, r.title) as subject, r.kind, r.due_on, r.due_at,
      r.person_id, r.company_id, coalesce(p.phones[1], c.phones[1]) as phone,
      p.title as person_title, c.title as company_title
    from task r
    left join person p on p.id = r.person_id and ${visible(ctx.actor, 'p')}
    left join company c on c.id = r.company_id and ${visible(ctx.actor, 'c')}
    where ${visible(ctx.actor, 'r')} and r.owner_id = ${ctx.actor.memberId}
      and r.done_at is null and r.deleted_at is null and r.due_on <= ${tomorrow}::date
      and case when r.due_at is null then r.due_on < ${tomorrow}::date
        else r.due_at < ${startOfDay(tomorrow, time_zone)}::timestamptz end
      and (r.kind = 'call' or (coalesce(r.kind, 'follow_up') in ('follow_up', 'message')
        and coalesce(p.phones[1], c.phones[1]) is not null))
    order by r.kind = 'call' desc nulls last, r.due_on, r.due_at, r.id limit ${SHOWN}`);
  const refs: Refs = {};
  const items = rows.map(({ person_title, company_title, ...call }) => {
    if (person_title) refs[call.person_id!] = { type: 'person', title: person_title };
    if (company_title) refs[call.company_id!] = { type: 'company', title: company_title };
    return call;
  });
  return { items, refs };
}
