import { type RawBuilder, sql } from 'kysely';
import { visible } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';
import { type FoundLine, SLIPPING_SHOWN } from './slipping-line.ts';

const DAY_MS = 86_400_000;
/** Whom one spoke to longer ago is not forgotten by accident. */
const LOOK_BACK_DAYS = 400;
/** The newest contacts of a member that are looked through: a year at eight a day. */
const OWN_CONTACTS = 2000;
/** A rhythm is read from the newest contacts of a person, if there are as many gaps. */
const CONTACTS_READ = 8;
const MIN_GAPS = 3;
const MIN_SILENT_DAYS = 14;
const UNANSWERED_DAYS = 7;
const ACTIVE_DAYS = 60;
const MIN_ACTIVE_CONTACTS = 2;

/**
 * People the actor speaks with for whom nothing is planned: silent for longer than twice their own
 * rhythm, written to without an answer on record, or active without a next step. Each stands once.
 */
export function readSlippingPeople(ctx: ReadContext): Promise<FoundLine[]> {
  const now = ctx.now().toISOString();
  const since = new Date(ctx.now().getTime() - LOOK_BACK_DAYS * DAY_MS).toISOString();
  const silence = sql`(${now}::date - k.last_day)`;
  return ctx.db.rows<FoundLine>(sql`
    with mine as (
      select distinct person_id from (
        select r.person_id from activity r
        where r.workspace_id = ${ctx.actor.workspaceId} and r.owner_id = ${ctx.actor.memberId}
          and r.deleted_at is null and r.occurred_at between ${since} and ${now}
        order by r.occurred_at desc limit ${OWN_CONTACTS}) as newest
      where person_id is not null
    ), theirs as (
      select p.id, p.title, p.company_id, p.phones, k.*, ${silence} as days,
        case when k.gaps >= ${MIN_GAPS} and ${silence} > 2 * k.usual
            and ${silence} >= ${MIN_SILENT_DAYS} then 'silent'
          when k.last_kind = 'message' and ${silence} >= ${UNANSWERED_DAYS} then 'unanswered'
          when k.active >= ${MIN_ACTIVE_CONTACTS} and ${silence} >= 1 then 'no_step' end as reason
      from mine join person p on p.id = mine.person_id and ${visible(ctx.actor, 'p')}
      cross join lateral (${rhythm(ctx, now)}) as k
      where p.deleted_at is null and not (${hasStep(ctx)})
    ), placed as (
      select t.*, count(*) over (partition by t.reason) as total,
        row_number() over (partition by t.reason order by
          case when t.reason = 'silent' then t.days / greatest(t.usual, 1) end desc,
          case when t.reason = 'no_step' then -t.days else t.days end desc, t.id) as place
      from theirs t where t.reason is not null
    )
    select r.reason, r.total, null as task_id, r.title, null as kind, null as due_on,
      null as due_at, null as deal_id, r.id as person_id, r.company_id, coalesce(r.phones[1], c.phones[1]) as phone,
      null as by, r.days, case when r.reason = 'silent' then round(r.usual)::int end as usual_days,
      r.last_words, r.title as person_title, c.title as company_title
    from placed r
    left join company c on c.id = r.company_id and ${visible(ctx.actor, 'c')}
    where r.place <= ${SLIPPING_SHOWN} order by r.place`);
}

/** Of the newest contacts with `p`, by whomever: how far apart their days are, and the last one. */
function rhythm(ctx: ReadContext, now: string): RawBuilder<unknown> {
  const activeSince = new Date(Date.parse(now) - ACTIVE_DAYS * DAY_MS).toISOString();
  return sql`
    select max(day) as last_day, count(gap) as gaps,
      percentile_cont(0.5) within group (order by gap) as usual,
      count(*) filter (where day >= ${activeSince}::date) as active,
      (array_agg(kind order by day desc))[1] as last_kind,
      (array_agg(title order by day desc))[1] as last_words
    from (
      select day, kind, title, day - lag(day) over (order by day) as gap from (
        select distinct on (day) day, kind, title from (
          select r.occurred_at, r.occurred_at::date as day, r.kind, r.title from activity r
          where ${visible(ctx.actor, 'r')} and r.person_id = p.id and r.deleted_at is null
            and r.occurred_at <= ${now}
          order by r.occurred_at desc limit ${CONTACTS_READ}) as newest
        order by day, occurred_at desc) as days
    ) as gaps`;
}

/** Something is planned: with them, or with their company as a whole. */
function hasStep(ctx: ReadContext): RawBuilder<unknown> {
  const isOpen = sql`${visible(ctx.actor, 'r')} and r.done_at is null and r.deleted_at is null`;
  return sql`exists (select 1 from task r where ${isOpen} and r.person_id = p.id)
    or exists (select 1 from task r where ${isOpen} and r.company_id = p.company_id
      and r.person_id is null)`;
}
