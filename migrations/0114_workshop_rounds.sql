-- How often something was revealed or counted in a workshop: a phone tells by it that what it sent before
-- is gone, and sends it again where a step is opened anew (src/features/programme/workshop).
alter table workshop add column rounds integer not null default 0;
