import type pg from 'pg';

const PRODUCTS = 300;

export interface OrdersOf {
  workspaceId: string;
  sellers: string[];
  companies: string[];
  count: number;
}

/**
 * So many orders of two to four products each, a tenth as many quotes that wait for an answer, and
 * rates of the dollar. Few products sell much: their places are squared. `client` is past triggers.
 */
export async function seedOrders(client: pg.Client, of: OrdersOf): Promise<void> {
  const { workspaceId, sellers, companies, count } = of;
  await client.query(
    `insert into product (workspace_id, id, title, name)
     select $1, md5('product ' || i)::uuid, 'Product ' || i, 'Product ' || i
     from generate_series(0, ${PRODUCTS - 1}) i`,
    [workspaceId],
  );
  await client.query(ORDERS, [workspaceId, sellers, companies, count]);
  await client.query(`
    insert into order_product (workspace_id, order_id, product_id, company_id)
    select distinct o.workspace_id, o.id, (line ->> 'product_id')::uuid, o.company_id
    from sales_order o cross join jsonb_array_elements(o.lines) as line`);
  await client.query(QUOTES, [workspaceId, sellers, companies, Math.ceil(count / 10)]);
  await client.query(
    `insert into currency_rate (workspace_id, id, title, base, currency, day, rate)
     select $1, gen_random_uuid(), 'USD', 'EUR', 'USD', current_date - i * 7, 1.1 + i % 10 / 100.0
     from generate_series(0, 150) i`,
    [workspaceId],
  );
}

const ORDERS = `
  insert into sales_order (workspace_id, id, title, owner_id, created_at, number, company_id, status,
    ordered_on, currency, lines)
  select $1::uuid, gen_random_uuid(), 'Order ' || i, ($2::uuid[])[1 + i % cardinality($2::uuid[])],
    now() - i * interval '20 minutes', 'O-' || i, ($3::uuid[])[1 + i % cardinality($3::uuid[])],
    'delivered', current_date - i / 72, 'EUR',
    (select jsonb_agg(jsonb_build_object('product_id', md5('product ' ||
        floor(${PRODUCTS} * power(((i::bigint * 7919 + n * 104729) % 10007) / 10007.0, 2))::int)::uuid))
      from generate_series(1, 2 + i % 3) n)
  from generate_series(1, $4::int) i`;

const QUOTES = `
  insert into quote (workspace_id, id, title, owner_id, number, version_number, company_id, status,
    currency, valid_until, sent_at, total)
  select $1::uuid, gen_random_uuid(), 'Quote ' || i, ($2::uuid[])[1 + i % cardinality($2::uuid[])],
    'Q-' || i, 1, ($3::uuid[])[1 + i % cardinality($3::uuid[])], 'sent', 'EUR', current_date + i % 40 - 10,
    now() - i % 30 * interval '1 day', jsonb_build_object('amount', i * 1000, 'currency', 'EUR')
  from generate_series(1, $4::int) i`;
