-- What minutes were sent to whom: an end that was taken back and said again sends none that say the same.
create table minutes_mail (
  workspace_id uuid not null,
  meeting_id uuid not null,
  member_id uuid not null,
  -- of what they said; null where certainly nobody got them
  digest text,
  primary key (workspace_id, meeting_id, member_id),
  foreign key (workspace_id, meeting_id) references meeting (workspace_id, id),
  foreign key (workspace_id, member_id) references member (workspace_id, id)
);
select wall_off('minutes_mail');

-- A frozen figure changes for one reason alone: somebody is erased whose name is in it. That is done
-- by `erase_for_good`, which runs as the tables' owner.
create or replace function refuse_thaw() returns trigger language plpgsql as $$
begin
  if current_user = (select pg_get_userbyid(relowner) from pg_class where oid = tg_relid) then
    return new;
  end if;
  raise exception 'what a meeting saw is never changed';
end $$;
