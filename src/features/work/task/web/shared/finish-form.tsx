import { CornerDownRight } from 'lucide-react';
import { type FormEvent, type KeyboardEvent, type ReactNode, useState } from 'react';
import { useDraft } from '#src/features/work/activity/web/shared/use-draft.ts';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { Button } from '#src/web/ui/button.tsx';
import { inputClass } from '#src/web/ui/form-field.tsx';
import { Kbd } from '#src/web/ui/kbd.tsx';
import { sayDay } from './day/say-day.ts';
import { useWhen } from './day/use-when.ts';
import classes from './finish-form.module.css';
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
  step: string;
  when: string;
}

const EMPTY: Draft = { note: '', step: '', when: '' };

/** What happened and what comes next: one save finishes the task and keeps both. */
export function FinishForm({ task, onClose, onFinish, children }: FinishFormProps) {
  const text = taskText.useText();
  const { finish } = useTaskVerbs();
  const [draft, setDraft] = useDraft(`finish.${task.id}`, EMPTY);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const { read } = useWhen(draft.when);

  async function save(event?: FormEvent): Promise<void> {
    event?.preventDefault();
    if (busy) return;
    const when = await read();
    const step = draft.step.trim();
    if (draft.when.trim() && !when) return setProblem(text('day.unknown'));
    if (step && !when) return setProblem(text('form.needsDay'));
    if (!step && when) return setProblem(text('form.needsStep'));
    const note = draft.note.trim();
    const completion: TaskCompletion = {
      ...(note && { note }),
      ...(step && when && { next: { subject: step, ...when } }),
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
    <form className={classes.form} onSubmit={(event) => void save(event)} onKeyDown={handleKey}>
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
        <input
          className={inputClass}
          aria-label={text('form.next')}
          placeholder={text('form.nextHint')}
          maxLength={500}
          value={draft.step}
          onChange={(event) => change({ step: event.target.value })}
        />
        <WhenInput words={draft.when} onChange={(words) => change({ when: words })} />
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

function WhenInput({ words, onChange }: { words: string; onChange: (words: string) => void }) {
  const text = taskText.useText();
  const who = useStore(reader);
  const { when } = useWhen(words);
  return (
    <div className={classes.when}>
      <input
        className={inputClass}
        aria-label={text('form.nextWhen')}
        placeholder={text('form.whenHint')}
        autoComplete="off"
        value={words}
        onChange={(event) => onChange(event.target.value)}
      />
      <span className={classes.reading} aria-live="polite">
        {when && sayDay(when, who)}
      </span>
    </div>
  );
}
