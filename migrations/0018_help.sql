-- How far each member is with each lesson and with the first steps: their own affair.
create table help_state (
  workspace_id uuid not null,
  member_id uuid not null,
  topic text not null,
  -- `learnt` stays for ever: what one can is not explained again.
  state text not null check (state in ('shown', 'closed', 'learnt')),
  primary key (workspace_id, member_id, topic),
  foreign key (workspace_id, member_id) references member (workspace_id, id)
);
select wall_off('help_state');
