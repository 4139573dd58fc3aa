import type { ReactNode } from 'react';
import { useStore } from '#src/web/api/store.ts';
import { formatDay, formatTime } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import type { ShownMeeting } from '../../meeting-api.ts';
import classes from '../meeting.module.css';
import { meetingText } from '../meeting-text.ts';

/** When it is, who leads it, who comes. */
export function MeetingFacts({
  meeting,
  children,
}: {
  meeting: ShownMeeting;
  children?: ReactNode;
}) {
  const text = meetingText.useText();
  const who = useStore(reader);
  const { starts_on, starts_at, leader, attendees } = meeting;
  return (
    <div className={classes.facts}>
      <span>
        {formatDay(starts_on, who)}
        {starts_at && `, ${formatTime(starts_at, who)}`}
      </span>
      {leader && <span>{text('led', { name: leader.name })}</span>}
      {attendees.length > 0 && (
        <span>{text('with', { names: attendees.map(({ name }) => name).join(', ') })}</span>
      )}
      {children}
    </div>
  );
}
