-- Whoever said that a concern is theirs too is told as well, and of a fix that it is done
-- (src/features/programme/feedback): so who has read what is kept by member.
alter table concern_seen add column member_id uuid;
alter table concern_seen add column news text not null default 'answer'
  check (news in ('answer', 'fix'));
update concern_seen s set member_id = c.raised_by from concern c
where c.workspace_id = s.workspace_id and c.id = s.concern_id;
delete from concern_seen where member_id is null;
alter table concern_seen drop constraint concern_seen_pkey;
alter table concern_seen rename column answered_on to told_on;
alter table concern_seen add primary key (workspace_id, concern_id, member_id, news, told_on);
alter table concern_seen add foreign key (workspace_id, member_id)
  references member (workspace_id, id);
