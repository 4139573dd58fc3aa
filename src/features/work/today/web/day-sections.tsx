import { Link } from '@tanstack/react-router';
import { type ReactNode, useRef } from 'react';
import { type TaskPlace, useTaskPlace } from '#src/features/work/task/web/shared/use-task-place.ts';
import type { FieldFilter } from '#src/records/filter.ts';
import { DaySection } from './day-section.tsx';
import classes from './day-sections.module.css';
import { DueTask } from './due-task.tsx';
import { MeetingCard } from './meeting/meeting-card.tsx';
import type { Today, TodayTask } from './today-query.ts';
import { todayText } from './today-text.ts';

interface DaySectionsProps {
  today: Today;
  lead?: ReactNode;
  /** Comes after what is due today. */
  between?: ReactNode;
}

/** The parts of the day, with the keys that act on the task one is at. */
export function DaySections({ today, lead, between }: DaySectionsProps) {
  const text = todayText.useText();
  const page = useRef<HTMLDivElement>(null);
  const { slipped, promised, coming, meetings, day } = today;
  const all = [slipped, promised, coming, meetings].flatMap(({ items }) => items as TodayTask[]);
  const place = useTaskPlace(all, page);
  const isDone = slipped.total + promised.total + meetings.total === 0;
  return (
    <div ref={page} className={classes.page}>
      <div className={classes.lead}>{lead}</div>
      <div className={classes.columns}>
        <div className={classes.promises}>
          {isDone && <p className={classes.done}>{text('allDone')}</p>}
          <Tasks title={text('slipped')} of={slipped} where={isBefore(day)} {...{ today, place }} />
          <Tasks title={text('promised')} of={promised} where={isOn(day)} {...{ today, place }} />
          {between}
          <Tasks title={text('coming')} of={coming} where={isAfter(day)} {...{ today, place }} />
          <Undated count={today.undated} />
        </div>
        {meetings.total > 0 && (
          <div className={classes.meetings}>
            <Meetings title={text('meetings')} isLater={false} {...{ today, place }} />
            <Meetings title={text('meetTomorrow')} isLater {...{ today, place }} />
          </div>
        )}
      </div>
    </div>
  );
}

interface MeetingsProps {
  title: string;
  /** Those after today: where all stands in one column, they come after what is due. */
  isLater: boolean;
  today: Today;
  place: TaskPlace;
}

function Meetings({ title, isLater, today, place }: MeetingsProps) {
  const { day, refs, meetings } = today;
  const shown = meetings.items.filter(({ due_on }) => due_on > day === isLater);
  if (shown.length === 0) return null;
  const className = isLater ? classes.later : classes.soon;
  return (
    <DaySection title={title} of={{ total: shown.length }} className={className}>
      {shown.map((task) => (
        <MeetingCard key={task.id} {...{ task, day, place, refs }} />
      ))}
    </DaySection>
  );
}

interface TasksProps {
  title: string;
  of: Today['slipped'];
  /** Finds the same tasks in the list of all. */
  where: FieldFilter;
  today: Today;
  place: TaskPlace;
}

function Tasks({ title, of, where, today, place }: TasksProps) {
  const text = todayText.useText();
  if (of.total === 0) return null;
  const more = of.total > of.items.length;
  return (
    <DaySection title={title} of={of}>
      {of.items.map((task) => (
        <DueTask key={task.id} {...{ task, place }} today={today.day} refs={today.refs} />
      ))}
      {more && <TaskListLink where={where}>{text('showAll', { count: of.total })}</TaskListLink>}
    </DaySection>
  );
}

function Undated({ count }: { count: number }) {
  const text = todayText.useText();
  if (count === 0) return null;
  const where: FieldFilter = { field: 'due_on', op: 'is_empty' };
  return <TaskListLink where={where}>{text('undated', { count })}</TaskListLink>;
}

/** No number without a way to the rows behind it. */
function TaskListLink({ where, children }: { where: FieldFilter; children: string }) {
  const search = { view: 'mine', where: [where] };
  return (
    <Link to={'/tasks' as string} search={search as object} className={classes.more}>
      {children}
    </Link>
  );
}

function isBefore(day: string): FieldFilter {
  return { field: 'due_on', op: 'before', value: day };
}

function isOn(day: string): FieldFilter {
  return { field: 'due_on', op: 'is', value: day };
}

function isAfter(day: string): FieldFilter {
  return { field: 'due_on', op: 'after', value: day };
}
