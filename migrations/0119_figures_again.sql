-- Figures of deals read indexes alone.

-- Deals that not everybody sees, to leave those out that somebody does not.
create index deal_restricted on deal (workspace_id, id)
  include (visibility, owner_id, team_id, deleted_at)
  where visibility <> 'workspace' or deleted_at is not null;

-- What became of deals, by the day on which they were closed.
create index deal_by_closed on deal (workspace_id, closed_at)
  include (visibility, owner_id, team_id, status, amount, created_at)
  where deleted_at is null and (closed_at is not null or status <> 'open');

-- What is open, by stage and with its worth. Deals can be read while it is made: the old one goes last.
create index deal_by_owner_new on deal (workspace_id, owner_id, status, closes_on)
  include (visibility, team_id, stage_id, amount) where deleted_at is null;
drop index deal_by_owner;
alter index deal_by_owner_new rename to deal_by_owner;
