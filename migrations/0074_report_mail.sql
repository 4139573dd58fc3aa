-- Who gets a report by mail, and when (src/features/reports/report/server/mail).
create table report_mail (
  workspace_id uuid not null,
  report_id uuid not null,
  member_id uuid not null,
  every text not null check (every in ('week', 'month')),
  -- of the week from Monday, 1 to 7; of the month 1 to 28
  day integer not null check (day between 1 and 28),
  -- on the clocks of the member
  hour integer not null check (hour between 0 and 23),
  set_by uuid not null,
  -- the day whose mail was claimed last: what may have gone out is never sent again
  sent_for date,
  problem text,
  primary key (workspace_id, report_id, member_id),
  foreign key (workspace_id, report_id) references report (workspace_id, id) on delete cascade,
  foreign key (workspace_id, member_id) references member (workspace_id, id),
  foreign key (workspace_id, set_by) references member (workspace_id, id)
);
select wall_off('report_mail');
