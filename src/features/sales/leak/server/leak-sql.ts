import { type RawBuilder, sql } from 'kysely';
import { viewerOf, visible } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';

export type Owners = 'me' | 'team' | 'all';

/** Whose and of which day. */
export interface LeakScope {
  owners: Owners;
  /** The reader's calendar day. */
  day: string;
}

/** Without a word for longer than that, whom we have sold to is told. */
const SILENT_DAYS = 60;
const UNANSWERED_DAYS = 7;
/** A deal is given so long to get its first step. */
const STEPLESS_DAYS = 2;

/** What `leakRows` converts amounts by, under the name `rate`. */
export function rates({ day }: LeakScope): RawBuilder<unknown> {
  return sql`rate as materialized (select * from own_currency_rates(${day}::date))`;
}

/** The kinds of leaks, each as rows of the same columns. */
export function leakRows(ctx: ReadContext, scope: LeakScope): RawBuilder<unknown>[] {
  return [
    promises(ctx, scope),
    lateCloses(ctx, scope),
    quotes(ctx, scope),
    stepless(ctx, scope),
    silent(ctx, scope),
    cases(ctx, scope),
  ];
}

function rows(ctx: ReadContext, alias: string): RawBuilder<unknown> {
  return sql`${visible(viewerOf(ctx.actor), alias)} and ${sql.ref(alias)}.deleted_at is null`;
}

function owned(ctx: ReadContext, { owners }: LeakScope): RawBuilder<unknown> {
  if (owners === 'all') return sql`true`;
  if (owners === 'me') return sql`r.owner_id = ${ctx.actor.memberId}`;
  return sql`r.owner_id in (select m.id from member m
    where m.workspace_id = r.workspace_id and m.team_id = any(${ctx.actor.teamIds}::uuid[]))`;
}

/** In the workspace's own currency, by `rates`; null where there is no rate. */
function amountOf(money: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(select exchange_by((${money} ->> 'amount')::numeric, f.up, f.down) from rate f
    where f.currency = ${money} ->> 'currency')::float8`;
}

/** What was promised and is past its day; what hangs on it is the deal it is about. */
function promises(ctx: ReadContext, scope: LeakScope): RawBuilder<unknown> {
  return sql`
    select 'promise' as leak, 'task' as type, r.id, r.title, r.company_id, r.person_id, r.deal_id,
      r.owner_id, ${amountOf(sql`d.amount`)} as amount,
      ${scope.day}::date - r.due_on as days
    from task r left join deal d on d.id = r.deal_id and d.status = 'open' and ${rows(ctx, 'd')}
    where ${rows(ctx, 'r')} and r.done_at is null and r.due_on < ${scope.day}::date
      and ${owned(ctx, scope)}`;
}

/** Open deals whose day of closing has passed. */
function lateCloses(ctx: ReadContext, scope: LeakScope): RawBuilder<unknown> {
  return sql`
    select 'late_close', 'deal', r.id, r.title, r.company_id, r.person_id, r.id, r.owner_id,
      ${amountOf(sql`r.amount`)}, ${scope.day}::date - r.closes_on
    from deal r
    where ${rows(ctx, 'r')} and r.status = 'open' and r.closes_on < ${scope.day}::date
      and ${owned(ctx, scope)}`;
}

/** Quotes that nobody has answered for a week, or whose time is over. */
function quotes(ctx: ReadContext, scope: LeakScope): RawBuilder<unknown> {
  return sql`
    select 'quote', 'quote', r.id, r.title, r.company_id, r.person_id, r.deal_id, r.owner_id,
      ${amountOf(sql`r.total`)}, ${scope.day}::date - r.sent_at::date
    from quote r
    where ${rows(ctx, 'r')} and r.status = 'sent'
      and (r.sent_at < ${scope.day}::date - ${UNANSWERED_DAYS}::int
        or r.valid_until < ${scope.day}::date)
      and ${owned(ctx, scope)}`;
}

/** Open deals for which nothing is planned. */
function stepless(ctx: ReadContext, scope: LeakScope): RawBuilder<unknown> {
  return sql`
    select 'no_step', 'deal', r.id, r.title, r.company_id, r.person_id, r.id, r.owner_id,
      ${amountOf(sql`r.amount`)}, ${scope.day}::date - r.updated_at::date
    from deal r
    where ${rows(ctx, 'r')} and r.status = 'open' and ${owned(ctx, scope)}
      and r.updated_at < ${scope.day}::date - ${STEPLESS_DAYS}::int
      and not exists (select 1 from task t where t.workspace_id = r.workspace_id
        and t.deal_id = r.id and t.done_at is null and t.deleted_at is null)`;
}

/** Customers, whom we have sold to, without a word and without a plan. */
function silent(ctx: ReadContext, scope: LeakScope): RawBuilder<unknown> {
  const isPlanned = sql`exists (select 1 from task t where t.workspace_id = r.workspace_id
    and t.company_id = r.id and t.done_at is null and t.deleted_at is null)`;
  return sql`
    select 'silent', 'company', r.id, r.title, r.id, null::uuid, null::uuid, r.owner_id, sold.amount,
      ${scope.day}::date - coalesce(said.last_day, sold.last_day)
    from (
      select d.company_id, max(d.closed_at)::date as last_day,
        sum(${amountOf(sql`d.amount`)})::float8 as amount
      from deal d where ${rows(ctx, 'd')} and d.status = 'won' and d.company_id is not null
      group by d.company_id
    ) as sold
    join company r on r.id = sold.company_id and ${rows(ctx, 'r')}
    cross join lateral (
      select max(a.occurred_at)::date as last_day from (
        select a.occurred_at from activity a
        where ${rows(ctx, 'a')} and a.company_id = r.id and a.kind <> 'note'
          and a.occurred_at <= ${ctx.now().toISOString()}
        order by a.occurred_at desc limit 1) as a
    ) as said
    where ${owned(ctx, scope)}
      and coalesce(said.last_day, sold.last_day) < ${scope.day}::date - ${SILENT_DAYS}::int
      and not ${isPlanned}`;
}

/** Cases whose promise is broken. */
function cases(ctx: ReadContext, scope: LeakScope): RawBuilder<unknown> {
  const now = ctx.now().toISOString();
  return sql`
    select 'case', 'service_case', r.id, r.title, r.company_id, r.person_id, r.deal_id, r.owner_id,
      null::float8, greatest(${scope.day}::date - r.next_due_at::date, 0)
    from service_case r
    where ${rows(ctx, 'r')} and r.status in ('new', 'open') and r.next_due_at < ${now}
      and ${owned(ctx, scope)}`;
}
