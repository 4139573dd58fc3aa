import { type RawBuilder, sql } from 'kysely';
import { readMemberDay } from '#src/features/work/follow-up/server/member-day-queries.ts';
import { addDays, startOfDay } from '#src/features/work/task/due.ts';
import type { ReadContext } from '#src/server/context.ts';
import type { GiftEvent, NamedGift } from '../gift.ts';
import { giftsOf } from '../gifts.ts';
import { mondayOf } from '../weeks.ts';
import { readNames } from './record-names.ts';

const SHOWN = 200;
/** A look-up is worth something to a contact of the next day, told of within eight. */
const LOOKED_DAYS = 10;
/** What has not been touched for longer brings nothing back this week. */
const TOUCHED_DAYS = 180;
const CUSTOMERS = 500;
const EVENTS = 40_000;
/** What hangs on a customer; each has an owner, a company and a person. */
const ON_CUSTOMERS = ['activity', 'task', 'deal', 'service_case', 'quote', 'sales_order'] as const;

interface Span {
  from: string;
  to: string;
}

/** What came back to the actor in the week of a day, read from the ledger of the customers they had. */
export async function readMyGifts(ctx: ReadContext, asked?: string) {
  const { day: today, time_zone } = await readMemberDay(ctx);
  const monday = mondayOf(asked ?? today);
  const sunday = addDays(monday, 6);
  const span = {
    from: startOfDay(monday, time_zone),
    to: startOfDay(addDays(monday, 7), time_zone),
  };
  const events = await readEvents(ctx, span);
  const gifts = giftsOf(events, () => time_zone).filter(
    ({ member, day }) => member === ctx.actor.memberId && day >= monday && day <= sunday,
  );
  const items = await nameGifts(ctx, gifts);
  return {
    ...{ monday, sunday, count: items.length },
    seconds: Math.round(items.reduce((sum, { seconds }) => sum + seconds, 0) * 10) / 10,
    items: items.reverse().slice(0, SHOWN),
  };
}

async function readEvents(ctx: ReadContext, span: Span): Promise<GiftEvent[]> {
  const { workspaceId } = ctx.actor;
  const customers = await readCustomers(ctx, span);
  if (customers.length === 0) return [];
  const companies = customers.flatMap(({ company_id }) => company_id ?? []);
  const people = customers.flatMap(({ person_id }) => person_id ?? []);
  const looked = sql`${span.from}::timestamptz - ${`${LOOKED_DAYS} days`}::interval`;
  return ctx.db
    .rows<GiftEvent>(sql`
    with ${recordsOf(ctx, { companies, people, from: span.from })}
    select e.at, e.occurred_at, e.actor_id, e.via, e.verb, e.record_type, e.record_id, e.command_id,
      e.undo_of, e.changes - 'body' - 'note' as changes
    from records r join ledger_event e on e.workspace_id = ${workspaceId} and e.record_id = r.id
    where e.at < ${span.to} and (right(e.verb, 7) <> '.viewed' or e.at >= ${looked})
    order by e.seq desc limit ${EVENTS}`)
    .then((rows) => rows.reverse());
}

/** Whom the actor had to do with: what they did themselves, and contacts that were seen for them. */
function readCustomers(ctx: ReadContext, { from, to }: Span) {
  const { workspaceId, memberId } = ctx.actor;
  const ofType = (type: string) => sql`
    select coalesce(r.company_id, p.company_id) as company_id, r.person_id from mine m
    join ${sql.table(type)} r on m.record_type = ${sql.lit(type)} and r.workspace_id = ${workspaceId}
      and r.id = m.record_id
    left join person p on p.workspace_id = ${workspaceId} and p.id = r.person_id`;
  return ctx.db.rows<{ company_id: string | null; person_id: string | null }>(sql`
    with mine as materialized (
      select distinct record_type, record_id from ledger_event
      where workspace_id = ${workspaceId} and actor_id = ${memberId}
        and at >= ${from} and at < ${to}
      union select 'activity', a.id from activity a
      where a.workspace_id = ${workspaceId} and a.owner_id = ${memberId}
        and a.created_at >= ${from} and a.created_at < ${to}
    ), found as (
      ${sql.join(ON_CUSTOMERS.map(ofType), sql` union all `)}
      union all select p.company_id, p.id from mine m join person p on m.record_type = 'person'
        and p.workspace_id = ${workspaceId} and p.id = m.record_id
      union all select m.record_id, null from mine m where m.record_type = 'company'
    )
    select distinct company_id, case when company_id is null then person_id end as person_id
    from found where company_id is not null or person_id is not null limit ${CUSTOMERS}`);
}

interface Customers {
  companies: string[];
  people: string[];
  from: string;
}

function recordsOf(ctx: ReadContext, { companies, people, from }: Customers): RawBuilder<unknown> {
  const { workspaceId } = ctx.actor;
  const touched = sql`${from}::timestamptz - ${`${TOUCHED_DAYS} days`}::interval`;
  const isOpenCase = sql`r.status in ('new', 'open', 'waiting')`;
  const ofType = (type: (typeof ON_CUSTOMERS)[number]) => {
    const isOf = (field: 'company_id' | 'person_id', ids: RawBuilder<unknown>) => sql`
      select r.id from ${sql.table(type)} r where r.workspace_id = ${workspaceId}
        and ${sql.ref(`r.${field}`)} = any(${ids})
        and (r.updated_at >= ${touched}${type === 'service_case' ? sql` or ${isOpenCase}` : sql``})`;
    return sql`${isOf('company_id', sql`${companies}::uuid[]`)}
      union ${isOf('person_id', sql`array(select id from people)`)}`;
  };
  return sql`people as (
      select id from person where workspace_id = ${workspaceId}
        and (id = any(${people}::uuid[]) or company_id = any(${companies}::uuid[]))
    ), records as (
      select id from people union select unnest(${companies}::uuid[])
      union ${sql.join(ON_CUSTOMERS.map(ofType), sql` union `)}
    )`;
}

/** With titles, as far as the actor may see them; what they may not see did not help them either. */
async function nameGifts(ctx: ReadContext, gifts: NamedGift[]) {
  const refs = gifts.flatMap(({ record, customer, shown_by }) => [
    record,
    ...(customer ? [customer] : []),
    ...(shown_by ? [shown_by] : []),
  ]);
  const names = await readNames(ctx, refs);
  return gifts.flatMap((gift) => {
    const record = names.get(gift.record.id);
    if (!record) return [];
    const { member: _m, customer, shown_by, ...rest } = gift;
    const shown = shown_by && names.get(shown_by.id);
    const about = customer && names.get(customer.id);
    const by = record.owner_id === ctx.actor.memberId ? null : record.owner;
    return [
      {
        ...rest,
        record: { ...gift.record, title: record.title },
        customer: about ? { ...customer, title: about.title } : null,
        shown_by: shown ? { ...shown_by, title: shown.title, kind: shown.kind } : null,
        by,
      },
    ];
  });
}
