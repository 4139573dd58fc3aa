import { Circle, CircleCheck, NotebookPen, Phone } from 'lucide-react';
import { lazy, type ReactNode, Suspense } from 'react';
import { KindIcon } from '#src/features/work/activity/web/shared/kind-icon.tsx';
import { RecordLink } from '#src/records/web/record-link.tsx';
import { useStore } from '#src/web/api/store.ts';
import { WaitingMark } from '#src/web/offline/signs/waiting-mark.tsx';
import { IconButton } from '#src/web/ui/button.tsx';
import { isPressedTwice } from '#src/web/ui/press-twice.ts';
import { MoveButton } from './day/move-button.tsx';
import { HandOverButton } from './hand-over/hand-over-button.tsx';
import { leavingTasks } from './leaving-tasks.ts';
import { hrefOfPhone } from './phone-link.ts';
import classes from './task-row.module.css';
import { taskText } from './task-text.ts';
import { useTaskVerbs } from './use-task-verbs.ts';

const FinishForm = lazy(async () => ({ default: (await import('./finish-form.tsx')).FinishForm }));

/** What is open at a row: the days to move it to, what happened, or the colleagues. */
export type TaskPanel = 'move' | 'tell' | 'hand' | null;

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
  /** The page has keys that act on the row one is at: their names stand in the tooltips. */
  hasKeys?: boolean;
}

/** An open task in a list: one press finishes it, moves it, or opens the field for what happened. */
export function TaskRow(props: TaskRowProps) {
  const { task, about, due, panel, onPanel, selected, onLeave, hasKeys } = props;
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
        <FinishButton task={task} hasKeys={hasKeys} {...(onLeave && { onLeave })} />
        <RecordLink type="task" id={task.id} className={classes.subject}>
          {task.kind && task.kind !== 'follow_up' && (
            <KindIcon kind={task.kind} className={classes.kind} />
          )}
          <span className={classes.clip}>{task.subject}</span>
          <WaitingMark of={task} />
        </RecordLink>
        <span className={classes.about}>{about}</span>
        <TaskActions {...{ task, panel, onPanel, hasKeys }} />
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
export function FinishButton(props: {
  task: RowTask;
  onLeave?: () => void;
  hasKeys?: boolean | undefined;
}) {
  const { task, onLeave, hasKeys } = props;
  const text = taskText.useText();
  const label = text('finish', { subject: task.subject });
  const { finish } = useTaskVerbs();
  const isLeaving = useStore(leavingTasks).has(task.id);
  const Sign = isLeaving ? CircleCheck : Circle;
  return (
    <button
      type="button"
      className={classes.check}
      aria-label={label}
      title={hasKeys ? `${label} (X)` : label}
      disabled={isLeaving}
      onClick={(event) => {
        if (isPressedTwice(event)) return;
        onLeave?.();
        void finish(task);
      }}
    >
      <Sign size={16} strokeWidth={1.75} aria-hidden="true" />
    </button>
  );
}

/** Call, write down what happened, move, hand over. */
export function TaskActions(
  props: Pick<TaskRowProps, 'task' | 'panel' | 'onPanel'> & { hasKeys?: boolean | undefined },
) {
  const { task, panel, onPanel, hasKeys } = props;
  const text = taskText.useText();
  const tell = text('tell', { subject: task.subject });
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
        label={tell}
        title={hasKeys ? `${tell} (N)` : tell}
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
        shortcut={hasKeys ? 'M' : undefined}
      />
      <span className={classes.seldom}>
        <HandOverButton
          task={task}
          opened={panel === 'hand'}
          onChange={(opened) => onPanel(opened ? 'hand' : null)}
          shortcut={hasKeys ? 'H' : undefined}
        />
      </span>
    </span>
  );
}
