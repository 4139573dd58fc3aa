import { TaskRow } from '#src/features/work/task/web/shared/task-row.tsx';
import { taskText } from '#src/features/work/task/web/shared/task-text.ts';
import type { TaskPlace } from '#src/features/work/task/web/shared/use-task-place.ts';
import { useStore } from '#src/web/api/store.ts';
import { formatDay, formatTime, type Reader } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { About } from './about.tsx';
import classes from './due-task.module.css';
import type { Today, TodayTask } from './today-query.ts';

interface DueTaskProps {
  task: TodayTask;
  today: string;
  refs: Today['refs'];
  place: TaskPlace;
}

/** A promise on the day: what, to whom, and how urgent it is. */
export function DueTask({ task, today, refs, place }: DueTaskProps) {
  return (
    <TaskRow
      task={task}
      about={<About task={task} refs={refs} />}
      due={<Due task={task} today={today} />}
      hasKeys
      selected={place.id === task.id}
      panel={place.id === task.id ? place.panel : null}
      onPanel={(panel) => place.open(task.id, panel)}
      onLeave={() => place.leave(task.id)}
    />
  );
}

function Due({ task, today }: { task: TodayTask; today: string }) {
  const text = taskText.useText();
  const who = useStore(reader);
  const { days_late, due_on } = task;
  if (days_late > 0) {
    return (
      <time dateTime={due_on} title={formatDay(due_on, who)} className={classes.late}>
        {text('late', { count: days_late })}
      </time>
    );
  }
  return <time dateTime={task.due_at ?? due_on}>{sayWhen(task, today, who)}</time>;
}

/** Today only the time, later the day too. */
function sayWhen({ due_on, due_at }: TodayTask, today: string, who: Reader): string {
  const time = due_at ? formatTime(due_at, who) : '';
  if (due_on === today) return time;
  return [formatDay(due_on, who), time].filter(Boolean).join(' ');
}
