import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type Subject, subjectField } from '#src/features/work/activity/subject.ts';
import { type TaskPanel, TaskRow } from '#src/features/work/task/web/shared/task-row.tsx';
import { taskText } from '#src/features/work/task/web/shared/task-text.ts';
import { RecordLink } from '#src/records/web/record-link.tsx';
import { useStore } from '#src/web/api/store.ts';
import { formatDay, formatTime } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { todayIn } from '#src/web/i18n/zones.ts';
import { Avatar } from '#src/web/ui/avatar.tsx';
import classes from './open-tasks.module.css';
import type { OpenTask, Refs } from './timeline-query.ts';
import { timelineText } from './timeline-text.ts';

interface OpenTasksProps {
  tasks: readonly OpenTask[];
  more: boolean;
  refs: Refs;
  subject: Subject;
}

/** What is still owed to them, before what was. */
export function OpenTasks({ tasks, more, refs, subject }: OpenTasksProps) {
  const text = timelineText.useText();
  const [at, setAt] = useState<{ id: string; panel: TaskPanel } | null>(null);
  const where = [
    { field: subjectField(subject.type), op: 'is', value: subject.id },
    { field: 'done_at', op: 'is_empty' },
  ];
  return (
    <section className={classes.open} aria-label={text('open')}>
      <h3 className={classes.title}>{text('open')}</h3>
      <ul>
        {tasks.map((task) => (
          <TaskRow
            key={task.id}
            task={{ ...task, subject: task.title }}
            about={<About task={task} refs={refs} subject={subject} />}
            due={<Due task={task} />}
            panel={at?.id === task.id ? at.panel : null}
            onPanel={(panel) => setAt({ id: task.id, panel })}
          />
        ))}
      </ul>
      {more && (
        <Link
          to={'/tasks' as string}
          search={{ view: 'all', where } as object}
          className={classes.more}
        >
          {text('moreOpen')}
        </Link>
      )}
    </section>
  );
}

/** Who keeps it; on a company's page also whom it was promised to. */
function About({ task, refs, subject }: { task: OpenTask; refs: Refs; subject: Subject }) {
  const owner = task.owner_id ? refs[task.owner_id] : undefined;
  const person = task.person_id ? refs[task.person_id] : undefined;
  return (
    <>
      {subject.type !== 'person' && person && (
        <RecordLink type="person" id={task.person_id!} className={classes.person}>
          {person.title}
        </RecordLink>
      )}
      {owner && (
        <span className={classes.owner} title={owner.title}>
          <Avatar name={owner.title} size="s" />
          <span className={classes.clip}>{owner.title}</span>
        </span>
      )}
    </>
  );
}

function Due({ task }: { task: OpenTask }) {
  const text = taskText.useText();
  const who = useStore(reader);
  if (!task.due_on) return <span>{text('noDay')}</span>;
  const day = task.due_at ? todayIn(who.timeZone, Date.parse(task.due_at)) : task.due_on;
  const isLate = day < todayIn(who.timeZone);
  const time = task.due_at ? ` ${formatTime(task.due_at, who)}` : '';
  return (
    <time dateTime={task.due_at ?? day} className={isLate ? classes.late : undefined}>
      {formatDay(day, who) + time}
    </time>
  );
}
