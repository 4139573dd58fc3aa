-- What somebody said is wrong about a figure of their own or of their team, and what was answered.
create table uptake_correction (
  workspace_id uuid not null,
  id uuid not null,
  -- who says it
  member_id uuid not null,
  figure text not null,
  -- of a team's figure, which team
  team_id uuid,
  -- the figure as it stood on the screen
  shown text not null,
  said text not null default '',
  said_at timestamptz not null,
  outcome text check (outcome in ('mended', 'stands')),
  answer text,
  answered_by uuid,
  answered_at timestamptz,
  deleted_at timestamptz,
  primary key (workspace_id, id),
  check ((outcome is null) = (answered_at is null)),
  foreign key (workspace_id, member_id) references member (workspace_id, id),
  foreign key (workspace_id, team_id) references team (workspace_id, id),
  foreign key (workspace_id, answered_by) references member (workspace_id, id)
);
create index uptake_correction_by_time on uptake_correction (workspace_id, said_at desc, id desc);
create index uptake_correction_of_member on uptake_correction (workspace_id, member_id, said_at desc);
select wall_off('uptake_correction');
