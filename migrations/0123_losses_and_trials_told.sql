-- Whoever finds a concern adaptive says what somebody must give up (src/features/programme/concern); who
-- shares a concern is told what an experiment on it has taught; and a concern that came of a pulse keeps
-- the words it came of, whatever it is called later.
alter table concern_rating add column losses jsonb not null default '[]';
alter table concern add column source_words text;
update concern set source_words = coalesce(nullif(body, ''), title) where origin = 'pulse';
alter table concern_seen drop constraint concern_seen_news_check;
alter table concern_seen add constraint concern_seen_news_check
  check (news in ('answer', 'fix', 'trial'));
