-- That somebody's records were read by a figure on which a meeting decided; told to them alone.
create table meeting_thanks (
  workspace_id uuid not null,
  meeting_id uuid not null,
  member_id uuid not null,
  records integer not null check (records > 0),
  decisions integer not null check (decisions > 0),
  told_at timestamptz not null,
  seen_at timestamptz,
  primary key (workspace_id, meeting_id, member_id),
  foreign key (workspace_id, meeting_id) references meeting (workspace_id, id),
  foreign key (workspace_id, member_id) references member (workspace_id, id)
);
create index meeting_thanks_unseen on meeting_thanks (workspace_id, member_id)
  where seen_at is null;
select wall_off('meeting_thanks');
