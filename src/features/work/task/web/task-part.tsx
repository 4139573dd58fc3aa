import { useQuery } from '@tanstack/react-query';
import { RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { recordQuery } from '#src/records/web/data/record-queries.ts';
import { useStore } from '#src/web/api/store.ts';
import { formatInstant } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { Button } from '#src/web/ui/button.tsx';
import { task as declaration, type Task } from '../task.ts';
import { MoveButton } from './shared/day/move-button.tsx';
import { FinishForm } from './shared/finish-form.tsx';
import { taskText } from './shared/task-text.ts';
import { useTaskVerbs } from './shared/use-task-verbs.ts';
import classes from './task-part.module.css';

/** On the page of a task: finish it with what happened, move it, or take it up again. */
export function TaskPart({ id }: { id: string }) {
  const { data } = useQuery(recordQuery(declaration, id));
  if (!data || data.deleted_at) return null;
  const task = data as unknown as Task;
  return task.done_at ? <DoneTask task={task} /> : <OpenTask task={task} />;
}

function OpenTask({ task }: { task: Task }) {
  const [moving, setMoving] = useState(false);
  const named = { id: task.id, subject: task.title };
  return (
    <div className={classes.part}>
      <FinishForm task={named}>
        <MoveButton task={named} opened={moving} onChange={setMoving} withWord />
      </FinishForm>
    </div>
  );
}

function DoneTask({ task }: { task: Task }) {
  const text = taskText.useText();
  const who = useStore(reader);
  const { reopen } = useTaskVerbs();
  return (
    <p className={classes.done}>
      {text('doneAt', { at: formatInstant(task.done_at!, who) })}
      <Button
        icon={<RotateCcw size={14} aria-hidden="true" />}
        onClick={() => void reopen({ id: task.id, subject: task.title })}
      >
        {text('reopenIt')}
      </Button>
    </p>
  );
}
