import { sql } from 'kysely';
import { defineSource, type SourceScope } from '../../../metric/server/source-type.ts';
import { dayOf, isContact, isPlanned, living, localDay, momentOf, type Sql } from './moment.ts';
import { describeSource } from './source-columns.ts';

const SILENT_DAYS = 60;
const BOUGHT = [
  'sales_order.company_id',
  'sales_order.ordered_on',
  'sales_order.status',
  'deal.company_id',
  'deal.closed_at',
  'deal.status',
];

/** Companies that have ordered, or whose deal we have won. */
export const customer = defineSource({
  ...describeSource('customer', {
    company_id: ['→company', 'company.name'],
    first_on: ['date', ...BOUGHT],
    last_on: ['date', ...BOUGHT],
    bought_this_year: ['boolean', ...BOUGHT],
    bought_year_before: ['boolean', ...BOUGHT],
    silent: [
      'boolean',
      ...BOUGHT,
      'activity.company_id',
      'activity.occurred_at',
      'activity.kind',
      'task.company_id',
      'task.done_at',
    ],
  }),
  record: 'company',
  since: 'first_on',
  rows: (scope) => sql`
    select r.workspace_id, r.id as record_id, r.owner_id, r.id as company_id, b.first_on, b.last_on,
      b.this_year as bought_this_year, b.year_before as bought_year_before,
      (b.last_on <= ${dayOf(scope)} - ${sql.lit(SILENT_DAYS)}
        and not exists (select from activity a where a.company_id = r.id and ${isContact(scope)}
          and a.occurred_at > ${momentOf(scope)} - make_interval(days => ${sql.lit(SILENT_DAYS)}))
        and not exists (select from task t where t.company_id = r.id and ${isPlanned(scope)})) as silent
    from (
      select company_id, min(day) as first_on, max(day) as last_on,
        bool_or(${within(scope, 0)}) as this_year, bool_or(${within(scope, 12)}) as year_before
      from (${boughtRows(scope)}) as bought where day <= ${dayOf(scope)} group by company_id
    ) b
    join company r on r.id = b.company_id and ${living(scope, 'r')}`,
});

/** Twelve months that end so many months before the day. */
function within(scope: SourceScope, months: number): Sql {
  const end = (count: number) =>
    sql`(${dayOf(scope)} - make_interval(months => ${sql.lit(count)}))::date`;
  return sql`(day > ${end(months + 12)} and day <= ${end(months)})`;
}

function boughtRows(scope: SourceScope): Sql {
  return sql`
    select o.company_id, o.ordered_on as day from sales_order o
    where ${living(scope, 'o')} and o.company_id is not null and o.ordered_on is not null
      and o.status is distinct from 'cancelled'
    union all
    select d.company_id, ${localDay(sql`d.closed_at`, scope)} from deal d
    where ${living(scope, 'd')} and d.company_id is not null and d.status = 'won'
      and d.closed_at < ${momentOf(scope)}`;
}
