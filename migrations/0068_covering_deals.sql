-- The board's sums and first cards, and who may see a deal of the past, are read from indexes alone:
-- who sees a row and what it comes to stand in them.
drop index deal_by_stage;
create index deal_by_stage on deal (workspace_id, stage_id, board_position desc, id desc)
  include (visibility, owner_id, team_id, amount) where deleted_at is null;
drop index deal_by_closing;
create index deal_by_closing on deal (workspace_id, stage_id, closed_at desc, id desc)
  include (visibility, owner_id, team_id, amount)
  where deleted_at is null and closed_at is not null;
create index deal_sight on deal (workspace_id, id)
  include (visibility, owner_id, team_id, deleted_at);
