-- Figures ask for the orders of a period, and since when there are any.
create index sales_order_by_day on sales_order (workspace_id, ordered_on)
  include (visibility, owner_id, team_id, status) where deleted_at is null;
