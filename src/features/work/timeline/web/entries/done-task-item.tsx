import { CircleCheck, RotateCcw } from 'lucide-react';
import type { Subject } from '#src/features/work/activity/subject.ts';
import { taskText } from '#src/features/work/task/web/shared/task-text.ts';
import { useTaskVerbs } from '#src/features/work/task/web/shared/use-task-verbs.ts';
import { RecordLink } from '#src/records/web/record-link.tsx';
import { IconButton } from '#src/web/ui/button.tsx';
import type { Refs, TaskEntry } from '../timeline-query.ts';
import { timelineText } from '../timeline-text.ts';
import classes from './entry.module.css';
import { EntryHead } from './entry-head.tsx';

interface DoneTaskItemProps {
  entry: TaskEntry;
  refs: Refs;
  subject: Subject;
}

/** A promise that was kept, at the time it was done. */
export function DoneTaskItem({ entry, refs, subject }: DoneTaskItemProps) {
  const text = timelineText.useText();
  const sayTask = taskText.useText();
  const { reopen } = useTaskVerbs();
  const task = { id: entry.id, subject: entry.title };
  return (
    <li className={classes.entry}>
      <span className={classes.sign} data-done>
        <CircleCheck size={14} aria-hidden="true" />
      </span>
      <div className={classes.told}>
        <EntryHead entry={entry} refs={refs} subject={subject} what={text('done')}>
          {entry.can.includes('edit') && (
            <IconButton label={sayTask('reopen', task)} onClick={() => void reopen(task)}>
              <RotateCcw size={14} aria-hidden="true" />
            </IconButton>
          )}
        </EntryHead>
        <RecordLink type="task" id={entry.id} className={classes.task}>
          {entry.title}
        </RecordLink>
      </div>
    </li>
  );
}
