import { sql } from 'kysely';
import { defineSource, type SourceScope } from '../../../metric/server/source-type.ts';
import { living, type Sql } from './moment.ts';
import { describeSource } from './source-columns.ts';

/** Orders of companies, each beside those that the company had placed before. */
export const customerOrder = defineSource({
  ...describeSource(
    'customer_order',
    {
      order_id: ['→sales_order', 'sales_order.number'],
      company_id: ['→company', 'sales_order.company_id'],
      deal_id: ['→deal', 'sales_order.deal_id'],
      ordered_on: ['date', 'sales_order.ordered_on'],
      net: ['money', 'sales_order.net'],
      products: ['integer', 'sales_order.lines'],
      returning: ['boolean', 'sales_order.company_id', 'sales_order.ordered_on'],
      new_product: [
        'boolean',
        'sales_order.company_id',
        'sales_order.ordered_on',
        'sales_order.lines',
      ],
    },
    ['sales_order.status'],
  ),
  record: 'sales_order',
  since: 'ordered_on',
  rows: (scope) => sql`
    select c.workspace_id, c.id as record_id, c.owner_id, c.id as order_id, c.company_id, r.deal_id,
      c.ordered_on, r.net, b.products, c.place > 1 as returning,
      coalesce(b.new_product, false) as new_product
    from (
      select r.workspace_id, r.id, r.owner_id, r.company_id, r.ordered_on,
        row_number() over (partition by r.company_id order by r.ordered_on, r.id) as place
      from sales_order r where ${isCounted(scope)}) c
    left join sales_order r on r.workspace_id = ${scope.actor.workspaceId} and r.id = c.id
    left join (
      select t.order_id, count(*)::integer as products, bool_or(t.place = 1) as new_product
      from (${timesBought(scope)}) t group by t.order_id) b on b.order_id = c.id`,
  times: (scope) => sql`
    select r.workspace_id, r.id as record_id, r.ordered_on from sales_order r
    where ${isCounted(scope)}`,
});

function isCounted(scope: SourceScope): Sql {
  return sql`${living(scope, 'r')} and r.company_id is not null and r.ordered_on is not null
    and r.status is distinct from 'cancelled'`;
}

/**
 * The products of orders, and for which time their customer had each; of two orders of one day, the
 * one that was entered first came first. What everybody sees is kept (migrations/0065_cross_sell.sql).
 */
function timesBought(scope: SourceScope): Sql {
  const inOrder = sql`company_id, product_id, ordered_on, order_id`;
  return sql`
    select order_id, row_number() over (partition by company_id, product_id
      order by ordered_on, order_id) as place
    from (
      (select ${inOrder} from order_product
        where workspace_id = ${scope.actor.workspaceId} and ordered_on is not null
        order by ${inOrder})
      union all
      (select distinct r.company_id, (line ->> 'product_id')::uuid as product_id, r.ordered_on,
          r.id as order_id
        from sales_order r cross join jsonb_array_elements(r.lines) as line
        where ${isCounted(scope)} and r.visibility <> 'workspace'
          and line ->> 'product_id' is not null
        order by ${inOrder})
    ) bought`;
}
