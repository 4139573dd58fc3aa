import { sql } from 'kysely';
import { visible } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';
import {
  CUSTOMER_HABITS,
  DEAL_HABITS,
  type Habit,
  type Observation,
} from '../detect/observation.ts';

/** As far back as is looked, and how many of the newest. */
const DAYS = 730;
const MOST = 3000;

type Row = Pick<Observation, 'id' | 'owner_id' | 'good' | 'stratum'> &
  Partial<Record<Habit, boolean | null>>;

/**
 * Deals that were closed, as far as the reader sees them, with what was done before they were. Each is
 * held against those of its pipeline and of its third by amount among them.
 */
export async function readDeals(ctx: ReadContext): Promise<Observation[]> {
  const { workspaceId } = ctx.actor;
  const rows = await ctx.db.rows<Row>(sql`
    with newest as materialized (
      select d.id, d.owner_id, d.company_id, d.person_id, d.created_at, d.closed_at, d.status,
        d.pipeline_id, d.amount
      from deal d where ${visible(ctx.actor, 'd')} and d.workspace_id = ${workspaceId}
        and d.status in ('won', 'lost') and d.deleted_at is null and d.owner_id is not null
        and d.closed_at > d.created_at
        and d.closed_at >= ${ctx.now().toISOString()}::timestamptz - make_interval(days => ${DAYS})
      order by d.closed_at desc limit ${MOST}
    ), d as materialized (
      select n.*, n.status = 'won' as good, coalesce(n.pipeline_id::text, '') || ' ' || ntile(3) over (
          partition by n.pipeline_id order by (n.amount ->> 'amount')::numeric nulls first, n.id)
        as stratum
      from newest n
    )
    select d.id, d.owner_id, d.good, d.stratum,
      t.touched as quick_touch, t.people >= 2 as second_person, t.looked_up,
      n.steps >= 0.8 as next_step_set, g.written as goal_written,
      q.sent_at <= d.created_at + interval '3 days' as quote_soon,
      case when q.sent_at is not null then coalesce(t.first_visit < q.sent_at, false) end
        as visit_before_quote,
      case when d.closed_at > q.sent_at + interval '7 days' then exists (
        select from activity a where a.workspace_id = ${workspaceId} and a.deal_id = d.id
          and a.deleted_at is null and a.occurred_at > q.sent_at
          and a.occurred_at <= q.sent_at + interval '7 days') end as touch_after_quote
    from d
    left join lateral (
      select min(q.sent_at) as sent_at from quote q where q.workspace_id = ${workspaceId}
        and q.deal_id = d.id and q.sent_at between d.created_at and d.closed_at
    ) q on true
    cross join lateral (
      select count(distinct a.person_id) as people,
        min(a.occurred_at) filter (where a.kind in ('visit', 'meeting')) as first_visit,
        coalesce(bool_or(a.kind <> 'note' and a.occurred_at <= d.created_at
          + make_interval(days => case when extract(isodow from d.created_at) >= 5 then 3 else 1 end)),
          false) as touched,
        avg(case when a.kind in ('call', 'visit', 'meeting') then exists (
          select from ledger_event e where e.workspace_id = ${workspaceId}
            and e.record_id in (d.id, d.company_id, d.person_id) and right(e.verb, 7) = '.viewed'
            and e.actor_id = a.owner_id and e.at < a.created_at
            and e.at between a.occurred_at - interval '1 day' and a.occurred_at)::int end) >= 0.5
          as looked_up
      from activity a where a.workspace_id = ${workspaceId} and a.deal_id = d.id
        and a.deleted_at is null and a.occurred_at between d.created_at and d.closed_at
    ) t
    cross join lateral (
      select avg(coalesce(planned.whenever @> mark.at, false)::int) as steps
      from (
        select range_agg(tstzrange(k.created_at,
          greatest(k.created_at, coalesce(k.done_at, k.deleted_at, 'infinity')))) as whenever
        from task k where k.workspace_id = ${workspaceId} and k.deal_id = d.id
      ) planned
      cross join generate_series(d.created_at + interval '3 days', d.closed_at, interval '7 days') as mark(at)
    ) n
    cross join lateral (
      select exists (select from ledger_event e where e.workspace_id = ${workspaceId}
        and e.record_id = d.id and e.changes -> 'client_goal' ->> 1 is not null
        and e.at <= least(d.created_at + interval '14 days', d.closed_at - interval '1 day')) as written
    ) g`);
  return rows.map((row) => observed(row, DEAL_HABITS));
}

/** Customers who ordered the year before last, by what was done in it; kept: they ordered since. */
export async function readCustomers(ctx: ReadContext): Promise<Observation[]> {
  const { workspaceId } = ctx.actor;
  const now = sql`${ctx.now().toISOString()}::timestamptz`;
  const rows = await ctx.db.rows<Row>(sql`
    with c as materialized (
      select c.id, c.owner_id, o.again as good, 'customers ' || ntile(3) over (
        order by o.orders, c.id) as stratum
      from company c join lateral (
        select count(*) filter (where o.ordered_on < (${now} - interval '1 year')::date) as orders,
          bool_or(o.ordered_on >= (${now} - interval '1 year')::date) as again
        from sales_order o where o.workspace_id = ${workspaceId} and o.company_id = c.id
          and o.deleted_at is null and o.status <> 'cancelled'
          and o.ordered_on >= (${now} - interval '2 years')::date and o.ordered_on <= ${now}::date
      ) o on o.orders > 0
      where ${visible(ctx.actor, 'c')} and c.workspace_id = ${workspaceId}
        and c.deleted_at is null and c.owner_id is not null
      order by c.id limit ${MOST}
    )
    select c.*, a.visited, a.quarters = 4 as each_quarter, a.people >= 2 as two_people
    from c cross join lateral (
      select coalesce(bool_or(a.kind = 'visit'), false) as visited,
        count(distinct a.person_id) as people,
        count(distinct floor(extract(epoch from ${now} - interval '1 year' - a.occurred_at)
          / 7889400)) as quarters
      from activity a where a.workspace_id = ${workspaceId} and a.company_id = c.id
        and a.deleted_at is null and a.occurred_at >= ${now} - interval '2 years'
        and a.occurred_at < ${now} - interval '1 year'
    ) a`);
  return rows.map((row) => observed(row, CUSTOMER_HABITS));
}

function observed(row: Row, names: readonly Habit[]): Observation {
  const { id, owner_id, good, stratum } = row;
  const habits = Object.fromEntries(names.map((name) => [name, row[name] ?? null]));
  return { id, owner_id, good, stratum, habits };
}
