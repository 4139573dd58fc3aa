-- A list whose filter asks for a part of a title goes through it in order until a page is full. With the
-- title and what decides who sees the row in the index of that order, it need not look at the rows
-- themselves: a tenth of the time for a row, so that parts that are neither rare nor frequent stay quick.
create index person_in_created_order on person (workspace_id, created_at desc, id desc)
  include (title_key, deleted_at, visibility, owner_id, team_id);
create index person_in_title_order on person (workspace_id, title_key collate "C", id)
  include (deleted_at, visibility, owner_id, team_id);
create index company_in_created_order on company (workspace_id, created_at desc, id desc)
  include (title_key, deleted_at, visibility, owner_id, team_id);
create index company_in_title_order on company (workspace_id, title_key collate "C", id)
  include (deleted_at, visibility, owner_id, team_id);
drop index person_by_created, person_by_title, company_by_created, company_by_title;
alter index person_in_created_order rename to person_by_created;
alter index person_in_title_order rename to person_by_title;
alter index company_in_created_order rename to company_by_created;
alter index company_in_title_order rename to company_by_title;
