import { useQuery } from '@tanstack/react-query';
import { RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { recordQuery } from '#src/records/web/data/record-queries.ts';
import { useStore } from '#src/web/api/store.ts';
import { formatInstant } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { Button } from '#src/web/ui/button.tsx';
import { task as declaration, type Task } from '../task.ts';
import { RepeatField } from './repeat-field.tsx';
import { MoveButton } from './shared/day/move-button.tsx';
import { FinishForm } from './shared/finish-form.tsx';
import { HandOverButton } from './shared/hand-over/hand-over-button.tsx';
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
  const [opened, setOpened] = useState<'move' | 'hand' | null>(null);
  const named = { id: task.id, subject: task.title };
  return (
    <div className={classes.part}>
      <FinishForm task={named}>
        <MoveButton
          task={named}
          opened={opened === 'move'}
          onChange={(isOpen) => setOpened(isOpen ? 'move' : null)}
          withWord
        />
        <HandOverButton
          task={named}
          opened={opened === 'hand'}
          onChange={(isOpen) => setOpened(isOpen ? 'hand' : null)}
          withWord
        />
      </FinishForm>
      <RepeatField task={task} />
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
