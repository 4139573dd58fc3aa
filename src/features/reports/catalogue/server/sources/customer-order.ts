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
    select r.workspace_id, r.id as record_id, r.owner_id, r.id as order_id, r.company_id, r.deal_id,
      r.ordered_on, r.net,
      (select nullif(count(distinct line ->> 'product_id'), 0)::integer
        from jsonb_array_elements(r.lines) as line) as products,
      exists (select from sales_order p where ${earlier(scope)}) as returning,
      exists (select from jsonb_array_elements(r.lines) as line
        where line ->> 'product_id' is not null and not exists (
          select from sales_order p cross join jsonb_array_elements(p.lines) as had
          where ${earlier(scope)} and had ->> 'product_id' = line ->> 'product_id')) as new_product
    from sales_order r
    where ${counted(scope, 'r')}`,
});

function counted(scope: SourceScope, alias: string): Sql {
  const at = (name: string) => sql.ref(`${alias}.${name}`);
  return sql`(${living(scope, alias)} and ${at('company_id')} is not null
    and ${at('ordered_on')} is not null and ${at('status')} is distinct from 'cancelled')`;
}

/** Of two of one day, the one that was entered first. */
function earlier(scope: SourceScope): Sql {
  return sql`p.company_id = r.company_id and ${counted(scope, 'p')}
    and (p.ordered_on, p.id) < (r.ordered_on, r.id)`;
}
