import { type RawBuilder, sql } from 'kysely';
import { startOfDay } from '#src/lib/zoned-days.ts';
import { visible } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';
import { type FoundLine, SLIPPING_SHOWN } from './slipping-line.ts';

/** A colleague's promise is their own affair for so many days. */
const COLLEAGUE_DAYS = 3;

interface Day {
  day: string;
  timeZone: string;
}

/** Promises past their day, and those that nobody keeps any more. */
export async function readSlippingTasks(ctx: ReadContext, on: Day): Promise<FoundLine[]> {
  const { workspaceId, memberId } = ctx.actor;
  // names are looked up one by one: the planner takes the lines for many more than there are
  return ctx.db.rows<FoundLine>(sql`
    with keeper as (
      select id, name, active from member where workspace_id = ${workspaceId}
    ), slipping as (
      ${mine(ctx, on)} union all ${ofColleagues(ctx, on)} union all ${orphaned(ctx)}
    ), placed as (
      select s.*, count(*) over (partition by s.reason) as total,
        row_number() over (partition by s.reason order by s.due_on, s.due_at, s.id) as place
      from slipping s
    )
    select placed.reason, placed.total, r.id as task_id, coalesce(r.subject, r.title) as title,
      r.kind, r.due_on, r.due_at, null as deal_id, r.person_id, r.company_id, coalesce(p.phone, c.phone) as phone,
      (select k.name from keeper k where k.id = r.owner_id and k.id <> ${memberId}) as by,
      greatest(coalesce(${on.day}::date - r.due_on, 0), 0) as days, null::int as usual_days,
      null as last_words, p.title as person_title, c.title as company_title
    from placed join task r on r.workspace_id = ${workspaceId} and r.id = placed.id
    left join lateral (select p.title, p.phones[1] as phone from person p
      where p.id = r.person_id and ${visible(ctx.actor, 'p')} limit 1) as p on true
    left join lateral (select c.title, c.phones[1] as phone from company c
      where c.id = r.company_id and ${visible(ctx.actor, 'c')} limit 1) as c on true
    where placed.place <= ${SLIPPING_SHOWN} order by placed.place`);
}

function mine(ctx: ReadContext, on: Day): RawBuilder<unknown> {
  return sql`
    select r.id, r.due_on, r.due_at,
      case when r.promised_by = 'them' then 'theirs' else 'overdue' end as reason
    from task r where ${isOpen(ctx)} and r.owner_id = ${ctx.actor.memberId}
      and r.due_on <= ${on.day}::date and ${isLate(on)}`;
}

function ofColleagues(ctx: ReadContext, on: Day): RawBuilder<unknown> {
  const { memberId, role, teamIds } = ctx.actor;
  const since = new Date(ctx.now().getTime() - COLLEAGUE_DAYS * 86_400_000).toISOString();
  // who leads answers for the promises of the team; anybody for those to their own customers
  return sql`
    select r.id, r.due_on, r.due_at, 'colleague'
    from keeper k join task r on ${isOpen(ctx)} and r.owner_id = k.id
    where k.active and k.id <> ${memberId}
      and r.due_on <= ${on.day}::date - ${COLLEAGUE_DAYS}::int
      and r.updated_at < ${since}::timestamptz
      and ((${role !== 'member'} and r.team_id = any(${teamIds}::uuid[])) or ${isOnMine(ctx)})`;
}

/** Whatever its day: of whom has left, and of nobody. */
function orphaned(ctx: ReadContext): RawBuilder<unknown> {
  const isTold = sql`(${ctx.actor.role !== 'member'} or ${isOnMine(ctx)})`;
  return sql`
    select r.id, r.due_on, r.due_at, 'orphaned'
    from keeper k join task r on ${isOpen(ctx)} and r.owner_id = k.id
    where not k.active and ${isTold}
    union all
    select r.id, r.due_on, r.due_at, 'orphaned' from task r
    where ${isOpen(ctx)} and r.owner_id is null and ${isTold}`;
}

function isOpen(ctx: ReadContext): RawBuilder<unknown> {
  return sql`(${visible(ctx.actor, 'r')} and r.done_at is null and r.deleted_at is null)`;
}

/** Past its day where the actor lives. */
function isLate({ day, timeZone }: Day): RawBuilder<unknown> {
  return sql`case when r.due_at is null then r.due_on < ${day}::date
    else r.due_at < ${startOfDay(day, timeZone)}::timestamptz end`;
}

/** With a person or a company of the actor's own. */
function isOnMine(ctx: ReadContext): RawBuilder<unknown> {
  const { memberId } = ctx.actor;
  return sql`(exists (select 1 from person p where ${visible(ctx.actor, 'p')}
      and p.id = r.person_id and p.owner_id = ${memberId})
    or exists (select 1 from company c where ${visible(ctx.actor, 'c')}
      and c.id = r.company_id and c.owner_id = ${memberId}))`;
}
