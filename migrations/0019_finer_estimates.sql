-- How often a part of a name occurs is estimated from samples of the names. With 300 of them a part
-- that is rarer than one in 300 was often taken for frequent, and the list was walked to its end.
alter table person alter column title_key set statistics 1000;
alter table company alter column title_key set statistics 1000;
