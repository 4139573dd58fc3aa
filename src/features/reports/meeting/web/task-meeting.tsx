import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Presentation } from 'lucide-react';
import { recordQuery } from '#src/records/web/data/record-queries.ts';
import { useRecordType } from '#src/records/web/record-registry.ts';
import { meetingOfTaskQuery } from './meeting-queries.ts';
import { meetingText } from './meeting-text.ts';
import classes from './task-meeting.module.css';

/** On top of an appointment that is a meeting on a dashboard: the way there. */
export function TaskMeeting({ id }: { type: string; id: string }) {
  const text = meetingText.useText();
  const { data: task } = useQuery(recordQuery(useRecordType('task'), id));
  const isMeeting = (task as { kind?: unknown } | undefined)?.kind === 'meeting';
  const { data: meeting } = useQuery({ ...meetingOfTaskQuery(id), enabled: isMeeting });
  if (!meeting) return null;
  return (
    <Link to={`/meetings/${meeting.id}` as string} className={classes.way}>
      <Presentation size={16} aria-hidden="true" />
      {text(`task.${meeting.status}`)}
    </Link>
  );
}
