-- Which products stand in which orders, taken from their lines, so that what similar customers have is
-- counted at once. Only orders that everybody sees, and that were not cancelled.
create table order_product (
  workspace_id uuid not null,
  order_id uuid not null,
  product_id uuid not null,
  company_id uuid not null,
  primary key (workspace_id, order_id, product_id),
  foreign key (workspace_id, order_id) references sales_order (workspace_id, id) on delete cascade
);
create index order_product_by_product on order_product (workspace_id, product_id, company_id);
create index order_product_by_company on order_product (workspace_id, company_id, product_id);

insert into order_product (workspace_id, order_id, product_id, company_id)
select distinct o.workspace_id, o.id, (line->>'product_id')::uuid, o.company_id
from sales_order o cross join jsonb_array_elements(o.lines) as line
where o.company_id is not null and o.deleted_at is null and o.visibility = 'workspace'
  and coalesce(o.status, 'open') <> 'cancelled' and line->>'product_id' is not null;
select wall_off('order_product');

create function keep_order_products() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    delete from order_product p where p.workspace_id = new.workspace_id and p.order_id = new.id;
  end if;
  if new.company_id is null or new.deleted_at is not null or new.visibility <> 'workspace'
    or coalesce(new.status, 'open') = 'cancelled' then
    return null;
  end if;
  insert into order_product (workspace_id, order_id, product_id, company_id)
  select distinct new.workspace_id, new.id, (line->>'product_id')::uuid, new.company_id
  from jsonb_array_elements(new.lines) as line where line->>'product_id' is not null;
  return null;
end $$;
create trigger keep_order_products
  after insert or update of lines, company_id, deleted_at, visibility, status on sales_order
  for each row execute function keep_order_products();

-- What somebody said is not for this customer.
create table cross_sell_dismissal (
  workspace_id uuid not null,
  company_id uuid not null,
  product_id uuid not null,
  primary key (workspace_id, company_id, product_id),
  foreign key (workspace_id, company_id) references company (workspace_id, id) on delete cascade,
  foreign key (workspace_id, product_id) references product (workspace_id, id) on delete cascade
);
create index cross_sell_dismissal_by_product on cross_sell_dismissal (workspace_id, product_id);
select wall_off('cross_sell_dismissal');
