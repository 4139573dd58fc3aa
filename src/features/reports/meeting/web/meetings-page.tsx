import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Gavel, Presentation } from 'lucide-react';
import { useStore } from '#src/web/api/store.ts';
import { formatDay, formatTime } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { todayIn } from '#src/web/i18n/zones.ts';
import { PageHeader } from '#src/web/shell/page-header.tsx';
import { useMe } from '#src/web/shell/session.ts';
import { Button } from '#src/web/ui/button.tsx';
import { EmptyState } from '#src/web/ui/empty-state.tsx';
import { Loaded } from '#src/web/ui/loaded.tsx';
import classes from './meeting.module.css';
import { type ListedMeeting, meetingsQuery } from './meeting-queries.ts';
import { meetingText } from './meeting-text.ts';

const GROUPS = ['open', 'planned', 'ended', 'missed'] as const;

/** All meetings that one may see: being held, to come, held, and those whose day went by. */
export function MeetingsPage() {
  const text = meetingText.useText();
  const query = useQuery(meetingsQuery);
  const navigate = useNavigate();
  return (
    <>
      <PageHeader title={text('title')}>
        <LogLink place="beside" />
        <Button
          look="main"
          icon={<Presentation size={16} aria-hidden="true" />}
          onClick={() => void navigate({ to: '/dashboards', hash: 'hold' })}
        >
          {text('hold')}
        </Button>
      </PageHeader>
      <div className={classes.page}>
        <LogLink place="above" />
        <Loaded query={query} failed={text('failed')} icon={Presentation} rows={6}>
          {(all) => (all.length > 0 ? <Groups all={all} /> : <None />)}
        </Loaded>
      </div>
    </>
  );
}

/** Beside the title, or above the list where there is no room beside it. */
function LogLink({ place }: { place: 'beside' | 'above' }) {
  const text = meetingText.useText();
  return (
    <Link to="/meetings/decisions" className={`${classes.link} ${classes[place]}`}>
      <Gavel size={16} aria-hidden="true" />
      {text('log')}
    </Link>
  );
}

function None() {
  const text = meetingText.useText();
  return (
    <EmptyState
      icon={Presentation}
      title={text('none.title')}
      actions={
        <Link to="/dashboards" className={classes.link}>
          {text('none.open')}
        </Link>
      }
    >
      {text('none.text')}
    </EmptyState>
  );
}

function Groups({ all }: { all: readonly ListedMeeting[] }) {
  const text = meetingText.useText();
  const { time_zone } = useMe().member;
  return GROUPS.map((group) => (
    <Group
      key={group}
      title={text(`group.${group}`)}
      meetings={inOrder(group, { all, today: todayIn(time_zone) })}
    />
  ));
}

type GroupName = (typeof GROUPS)[number];

/** What is to come begins with the soonest, what was held with the latest. */
function inOrder(
  group: GroupName,
  { all, today }: { all: readonly ListedMeeting[]; today: string },
): readonly ListedMeeting[] {
  const groupOf = ({ status, starts_on }: ListedMeeting): GroupName =>
    status === 'planned' && starts_on < today ? 'missed' : status;
  const found = all.filter((one) => groupOf(one) === group);
  return group === 'planned' ? found.toReversed() : found;
}

function Group({ title, meetings }: { title: string; meetings: readonly ListedMeeting[] }) {
  const who = useStore(reader);
  if (meetings.length === 0) return null;
  return (
    <section className={classes.section}>
      <h2 className={classes.heading}>{title}</h2>
      <ul>
        {meetings.map(({ id, name, starts_on, starts_at }) => (
          <li key={id}>
            <Link to="/meetings/$id" params={{ id }} className={classes.row}>
              <Presentation size={16} aria-hidden="true" />
              <span className={classes.rowName}>{name}</span>
              <span className={classes.quiet}>
                {formatDay(starts_on, who)}
                {starts_at && `, ${formatTime(starts_at, who)}`}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
