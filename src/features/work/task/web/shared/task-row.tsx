import { Circle, CircleCheck, NotebookPen, Phone } from 'lucide-react';
import { lazy, type ReactNode, Suspense } from 'react';
import { KindIcon } from '#src/features/work/activity/web/shared/kind-icon.tsx';
import { RecordLink } from '#src/records/web/record-link.tsx';
import { useStore } from '#src/web/api/store.ts';
import { IconButton } from '#src/web/ui/button.tsx';
import { MoveButton } from './day/move-button.tsx';
import { leavingTasks } from './leaving-tasks.ts';
import { hrefOfPhone } from './phone-link.ts';
import classes from './task-row.module.css';
import { taskText } from './task-text.ts';
import { useTaskVerbs } from './use-task-verbs.ts';

const FinishForm = lazy(async () => ({ default: (await import('./finish-form.tsx')).FinishForm }));

/** What is open at a row: the days to move it to, or what happened. */
export type TaskPanel = 'move' | 'tell' | null;

export interface RowTask {
  id: string;
  subject: string;
  kind: string | null;
  phone?: string | null;
}

interface TaskRowProps {
  task: RowTask;
  /** Whom it is about, or whose it is. */
  about?: ReactNode;
  due: ReactNode;
  panel: TaskPanel;
  onPanel: (panel: TaskPanel) => void;
  /** The row that the keys act on. */
  selected?: boolean;
  /** Called as the task is about to leave the list. */
  onLeave?: () => void;
}

/** An open task in a list: one press finishes it, moves it, or opens the field for what happened. */
export function TaskRow({ task, about, due, panel, onPanel, selected, onLeave }: TaskRowProps) {
  const isLeaving = useStore(leavingTasks).has(task.id);
  return (
    <li
      className={classes.item}
      data-task={task.id}
      data-selected={selected || undefined}
      data-leaving={isLeaving || undefined}
      data-open={panel || undefined}
    >
      <div className={classes.row}>
        <FinishButton task={task} {...(onLeave && { onLeave })} />
        <RecordLink type="task" id={task.id} className={classes.subject}>
          {task.kind && task.kind !== 'follow_up' && (
            <KindIcon kind={task.kind} className={classes.kind} />
          )}
          <span className={classes.clip}>{task.subject}</span>
        </RecordLink>
        <span className={classes.about}>{about}</span>
        <TaskActions task={task} panel={panel} onPanel={onPanel} />
        <span className={classes.due}>{due}</span>
      </div>
      {panel === 'tell' && (
        <div className={classes.panel}>
          <Suspense>
            <FinishForm
              task={task}
              onClose={() => onPanel(null)}
              onFinish={onLeave ?? (() => onPanel(null))}
            />
          </Suspense>
        </div>
      )}
    </li>
  );
}

/** The circle that one press fills. */
export function FinishButton({ task, onLeave }: { task: RowTask; onLeave?: () => void }) {
  const text = taskText.useText();
  const { finish } = useTaskVerbs();
  const isLeaving = useStore(leavingTasks).has(task.id);
  const Sign = isLeaving ? CircleCheck : Circle;
  return (
    <button
      type="button"
      className={classes.check}
      aria-label={text('finish', { subject: task.subject })}
      disabled={isLeaving}
      onClick={() => {
        onLeave?.();
        void finish(task);
      }}
    >
      <Sign size={16} strokeWidth={1.75} aria-hidden="true" />
    </button>
  );
}

/** Call, write down what happened, move. */
export function TaskActions(props: Pick<TaskRowProps, 'task' | 'panel' | 'onPanel'>) {
  const { task, panel, onPanel } = props;
  const text = taskText.useText();
  return (
    <span className={classes.actions}>
      {task.phone && (
        <a
          href={hrefOfPhone(task.phone)}
          className={classes.call}
          data-kind={task.kind}
          aria-label={text('call', { number: task.phone })}
          title={text('call', { number: task.phone })}
        >
          <Phone size={14} aria-hidden="true" />
        </a>
      )}
      <IconButton
        label={text('tell', { subject: task.subject })}
        aria-expanded={panel === 'tell'}
        onPointerEnter={() => void import('./finish-form.tsx')}
        onClick={() => onPanel(panel === 'tell' ? null : 'tell')}
      >
        <NotebookPen size={14} aria-hidden="true" />
      </IconButton>
      <MoveButton
        task={task}
        opened={panel === 'move'}
        onChange={(opened) => onPanel(opened ? 'move' : null)}
      />
    </span>
  );
}
