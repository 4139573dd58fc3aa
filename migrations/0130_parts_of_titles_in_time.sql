-- Whoever asks for a part of a title wants the newest that have it. This small index tells which pages of
-- the table may hold what was created since a moment, so that of the many rows that the index of parts
-- finds only those in these pages are read.
create index person_by_time on person using brin (created_at) with (autosummarize = on);
create index company_by_time on company using brin (created_at) with (autosummarize = on);
