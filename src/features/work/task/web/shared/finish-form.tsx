import { CornerDownRight } from 'lucide-react';
import {
  type FormEvent,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useRef,
  useState,
} from 'react';
import { useDraft } from '#src/features/work/activity/web/shared/use-draft.ts';
import { Button } from '#src/web/ui/button.tsx';
import { inputClass } from '#src/web/ui/form-field.tsx';
import { Kbd } from '#src/web/ui/kbd.tsx';
import classes from './finish-form.module.css';
import { type PlannedStep, StepField } from './step/step-field.tsx';
import { useStep } from './step/use-step.ts';
import { taskText } from './task-text.ts';
import { type NamedTask, type TaskCompletion, useTaskVerbs } from './use-task-verbs.ts';

interface FinishFormProps {
  task: NamedTask;
  /** Given where the form can be closed again. */
  onClose?: () => void;
  /** It is saved, and the task has left the list. */
  onFinish?: () => void;
  /** Stands beside the buttons. */
  children?: ReactNode;
}

interface Draft {
  note: string;
  /** What comes next and when, in words. */
  step: string;
}

const EMPTY: Draft = { note: '', step: '' };

/** What happened and what comes next: one save finishes the task and keeps both. */
export function FinishForm({ task, onClose, onFinish, children }: FinishFormProps) {
  const text = taskText.useText();
  const { finish } = useTaskVerbs();
  const [draft, setDraft] = useDraft(`finish.${task.id}`, EMPTY);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const { read } = useStep(draft.step);
  const form = useInSight(onClose !== undefined);

  async function save(chosen?: PlannedStep): Promise<void> {
    if (busy) return;
    const step = chosen ?? (await read());
    if (step && !step.due_on) return setProblem(text('step.needsDay'));
    const note = draft.note.trim();
    const subject = step?.subject || task.subject;
    const completion: TaskCompletion = {
      ...(note && { note }),
      ...(step?.due_on && { next: { ...step, due_on: step.due_on, subject } }),
    };
    setBusy(true);
    const saved = await finish(task, completion);
    setBusy(false);
    if (!saved) return;
    setDraft(EMPTY);
    onFinish?.();
  }

  function handleKey(event: KeyboardEvent): void {
    if (event.key === 'Escape' && onClose) {
      event.stopPropagation();
      onClose();
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void save();
    }
  }

  function change(part: Partial<Draft>): void {
    setProblem('');
    setDraft({ ...draft, ...part });
  }

  return (
    <form
      ref={form}
      className={classes.form}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={handleKey}
    >
      <textarea
        className={inputClass}
        aria-label={text('form.note')}
        placeholder={text('form.noteHint')}
        // biome-ignore lint/a11y/noAutofocus: opened by the person, to be typed into
        autoFocus={onClose !== undefined}
        value={draft.note}
        onChange={(event) => change({ note: event.target.value })}
      />
      <div className={classes.next}>
        <CornerDownRight size={14} className={classes.arrow} aria-hidden="true" />
        <StepField
          words={draft.step}
          fallback={task.subject}
          onChange={(step) => change({ step })}
          onSave={(step) => void save(step)}
        />
      </div>
      <div className={classes.foot}>
        <Button type="submit" look="main" busy={busy}>
          {text(draft.note.trim() ? 'form.save' : 'form.finish')}
          <Kbd keys="mod+Enter" />
        </Button>
        {onClose && (
          <Button look="quiet" onClick={onClose}>
            {text('form.cancel')}
          </Button>
        )}
        {children}
        {problem && (
          <p role="alert" className={classes.problem}>
            {problem}
          </p>
        )}
      </div>
    </form>
  );
}

/** What opens low on a phone comes up whole, its button among it, and stays so while it grows. */
function useInSight(opened: boolean) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const place = form.current;
    if (!opened || !place) return;
    const growth = new ResizeObserver(() => place.scrollIntoView({ block: 'nearest' }));
    growth.observe(place);
    return () => growth.disconnect();
  }, [opened]);
  return form;
}
