import { type RawBuilder, sql } from 'kysely';
import { startOfDay } from '#src/features/work/task/due.ts';
import { visible } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';
import { type FoundLine, SLIPPING_SHOWN } from './slipping-line.ts';

/** A colleague's promise is their own affair for so many days. */
const COLLEAGUE_DAYS = 3;

/** Promises past their day, and those that nobody keeps any more. */
export async function readSlippingTasks(
  ctx: ReadContext,
  { day, timeZone }: { day: string; timeZone: string },
): Promise<FoundLine[]> {
  const { memberId, role, teamIds } = ctx.actor;
  const isMine = sql`r.owner_id = ${memberId}`;
  // a manager answers for the promises of the team; anybody for those to their own customers
  const leads = role !== 'member';
  const isOnMine = sql`(exists (select 1 from person p where ${visible(ctx.actor, 'p')}
      and p.id = r.person_id and p.owner_id = ${memberId})
    or exists (select 1 from company c where ${visible(ctx.actor, 'c')}
      and c.id = r.company_id and c.owner_id = ${memberId}))`;
  const isOfTeam = sql`(${leads} and r.team_id = any(${teamIds}::uuid[]))`;
  const isLate = sql`case when r.due_at is null then r.due_on < ${day}::date
    else r.due_at < ${startOfDay(day, timeZone)}::timestamptz end`;
  return ctx.db.rows<FoundLine>(sql`
    with keeper as (
      select id, name, active from member where workspace_id = ${ctx.actor.workspaceId}
    ), slipping as (
      select r.*, k.name as keeper_name,
        case when ${isMine} and r.promised_by = 'them' then 'theirs'
          when ${isMine} then 'overdue' else 'colleague' end as reason
      from keeper k join task r on ${visible(ctx.actor, 'r')} and r.owner_id = k.id
      where k.active and r.done_at is null and r.deleted_at is null
        and r.due_on <= ${day}::date and ${isLate}
        and (${isMine} or (${isUntouched(ctx, day)} and (${isOfTeam} or ${isOnMine})))
      union all
      select r.*, k.name, 'orphaned' from task r left join keeper k on k.id = r.owner_id
      where ${visible(ctx.actor, 'r')} and r.done_at is null and r.deleted_at is null
        and (r.owner_id is null or r.owner_id in (select id from keeper where not active))
        and (${leads} or ${isOnMine})
    ), placed as (
      select s.*, count(*) over (partition by s.reason) as total,
        row_number() over (partition by s.reason order by s.due_on, s.due_at, s.id) as place
      from slipping s
    )
    select r.reason, r.total, r.id as task_id, coalesce(r.subject, r.title) as title, r.kind,
      r.due_on, r.due_at, r.person_id, r.company_id, coalesce(p.phones[1], c.phones[1]) as phone,
      case when r.owner_id <> ${memberId} then r.keeper_name end as by,
      greatest(coalesce(${day}::date - r.due_on, 0), 0) as days, null::int as usual_days,
      null as last_words, p.title as person_title, c.title as company_title
    from placed r
    left join person p on p.id = r.person_id and ${visible(ctx.actor, 'p')}
    left join company c on c.id = r.company_id and ${visible(ctx.actor, 'c')}
    where r.place <= ${SLIPPING_SHOWN} order by r.place`);
}

function isUntouched(ctx: ReadContext, day: string): RawBuilder<unknown> {
  const since = new Date(ctx.now().getTime() - COLLEAGUE_DAYS * 86_400_000).toISOString();
  return sql`(r.due_on <= ${day}::date - ${COLLEAGUE_DAYS}::int
    and r.updated_at < ${since}::timestamptz)`;
}
