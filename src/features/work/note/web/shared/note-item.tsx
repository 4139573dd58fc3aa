import { Square, SquareCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTaskVerbs } from '#src/features/work/task/web/shared/use-task-verbs.ts';
import { RecordLink } from '#src/records/web/record-link.tsx';
import { useStore } from '#src/web/api/store.ts';
import { formatDay } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import type { ListItem } from '../../parse-note.ts';
import classes from './note-text.module.css';
import { noteWords } from './note-words.ts';

/** A task that a line of the note became, as it is now. */
export interface LinkedTask {
  item: string;
  id: string;
  done_at: string | null;
  due_on: string | null;
}

interface NoteItemProps {
  item: ListItem;
  task?: LinkedTask | undefined;
  children: ReactNode;
}

/** A line of a list; one with a task shows whether that is done, and finishes it. */
export function NoteItem({ item, task, children }: NoteItemProps) {
  if (item.mark !== 'check') {
    return (
      <li className={classes.item} data-depth={item.depth}>
        <span className={classes.mark}>{item.mark === 'number' ? `${item.number}.` : '•'}</span>
        <span>{children}</span>
      </li>
    );
  }
  if (task) return <TaskLine item={item} task={task} />;
  const Box = item.done ? SquareCheck : Square;
  return (
    <li className={classes.item} data-depth={item.depth} data-done={item.done || undefined}>
      <span className={classes.mark}>
        <Box size={14} aria-hidden="true" />
      </span>
      <span className={classes.words}>{children}</span>
    </li>
  );
}

function TaskLine({ item, task }: { item: ListItem; task: LinkedTask }) {
  const text = noteWords.useText();
  const who = useStore(reader);
  const { finish, reopen } = useTaskVerbs();
  const isDone = task.done_at !== null;
  const Box = isDone ? SquareCheck : Square;
  const named = { id: task.id, subject: item.text };
  return (
    <li className={classes.item} data-depth={item.depth} data-done={isDone || undefined}>
      <button
        type="button"
        className={classes.box}
        aria-label={text(isDone ? 'reopen' : 'finish', { item: item.text })}
        onClick={() => void (isDone ? reopen(named) : finish(named))}
      >
        <Box size={16} aria-hidden="true" />
      </button>
      <RecordLink type="task" id={task.id} className={classes.words}>
        {item.text}
        {task.due_on && !isDone && (
          <span className={classes.due}>{formatDay(task.due_on, who)}</span>
        )}
      </RecordLink>
    </li>
  );
}
