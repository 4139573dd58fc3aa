-- How people find it, asked of everybody now and then (src/features/programme/pulse). A period's row
-- holds who was asked (also who put it away, so that it does not even say who answered) until the next
-- one begins, and what was written, in the order of the alphabet.
create table pulse_period (
  workspace_id uuid not null,
  begins_on date not null,
  id uuid not null,
  ends_on date not null,
  -- frozen with the first answer: nothing is told of fewer
  least_scores integer not null check (least_scores >= 5),
  least_comments integer not null check (least_comments >= 10),
  asked uuid[] not null default '{}',
  comments text[] not null default '{}',
  primary key (workspace_id, begins_on)
);
select wall_off('pulse_period');

-- No answer is kept, it is only counted: how many chose each step of each question. Those of no team,
-- and of a team of fewer than five, stand under the zero id.
create table pulse_count (
  workspace_id uuid not null,
  begins_on date not null,
  team_id uuid not null,
  answers integer not null,
  useful integer[] not null,
  easy integer[] not null,
  keep integer[] not null,
  primary key (workspace_id, begins_on, team_id),
  foreign key (workspace_id, begins_on) references pulse_period (workspace_id, begins_on)
);
select wall_off('pulse_count');
