-- Figures of dashboards read indexes, and of the past what has changed since and no more.

-- Changes of a type since a day, without those of the others.
create index ledger_event_of_type on ledger_event (workspace_id, record_type, at);

-- Who was spoken with last, and whether the reader sees it.
create index activity_contact_of_company on activity (workspace_id, company_id, occurred_at desc)
  include (visibility, owner_id, team_id)
  where deleted_at is null and kind <> 'note' and company_id is not null;
create index activity_contact_of_person on activity (workspace_id, person_id, occurred_at desc)
  include (visibility, owner_id, team_id)
  where deleted_at is null and kind <> 'note' and person_id is not null;

-- Moves of deals between stages.
drop index deal_state_by_since;
create index deal_state_by_since on deal_state (workspace_id, since)
  include (deal_id, pipeline_id, stage_id, status);

-- Cases that are open, and those that were answered or promised in a period.
create index service_case_standing on service_case (workspace_id, status)
  include (visibility, owner_id, team_id, priority, created_at)
  where deleted_at is null and status in ('new', 'open', 'waiting');
create index service_case_by_first_response on service_case (workspace_id, first_response_at);
create index service_case_by_response_due on service_case (workspace_id, response_due_at);
create index service_case_by_resolution_due on service_case (workspace_id, resolution_due_at);

-- Who has bought, and when.
create index sales_order_of_customer on sales_order (workspace_id, company_id, ordered_on, id)
  include (visibility, owner_id, team_id, status)
  where deleted_at is null and company_id is not null;
create index sales_order_restricted on sales_order (workspace_id, id)
  where deleted_at is null and visibility <> 'workspace';
create index deal_won_with on deal (workspace_id, company_id, closed_at)
  include (visibility, owner_id, team_id) where deleted_at is null and status = 'won';

-- Whether somebody looks after any record of a type.
create index person_of_owner on person (workspace_id, owner_id) where deleted_at is null;
create index company_of_owner on company (workspace_id, owner_id) where deleted_at is null;
create index service_case_of_owner on service_case (workspace_id, owner_id) where deleted_at is null;
create index quote_of_owner on quote (workspace_id, owner_id) where deleted_at is null;
create index sales_order_of_owner on sales_order (workspace_id, owner_id) where deleted_at is null;

-- When each product was ordered, so that the first time of each customer stands first in the index.
drop index order_product_by_company, order_product_by_product;
alter table order_product add column ordered_on date;
truncate order_product;
insert into order_product (workspace_id, order_id, product_id, company_id, ordered_on)
select distinct o.workspace_id, o.id, (line->>'product_id')::uuid, o.company_id, o.ordered_on
from sales_order o cross join jsonb_array_elements(o.lines) as line
where o.company_id is not null and o.deleted_at is null and o.visibility = 'workspace'
  and coalesce(o.status, 'open') <> 'cancelled' and line->>'product_id' is not null;
create index order_product_by_product on order_product (workspace_id, product_id, company_id);
create index order_product_by_company
  on order_product (workspace_id, company_id, product_id, ordered_on, order_id);

create or replace function keep_order_products() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    delete from order_product p where p.workspace_id = new.workspace_id and p.order_id = new.id;
  end if;
  if new.company_id is null or new.deleted_at is not null or new.visibility <> 'workspace'
    or coalesce(new.status, 'open') = 'cancelled' then
    return null;
  end if;
  insert into order_product (workspace_id, order_id, product_id, company_id, ordered_on)
  select distinct new.workspace_id, new.id, (line->>'product_id')::uuid, new.company_id, new.ordered_on
  from jsonb_array_elements(new.lines) as line where line->>'product_id' is not null;
  return null;
end $$;
drop trigger keep_order_products on sales_order;
create trigger keep_order_products
  after insert or update of lines, company_id, deleted_at, visibility, status, ordered_on on sales_order
  for each row execute function keep_order_products();
