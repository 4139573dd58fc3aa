import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { todayIn } from '#src/web/i18n/zones.ts';
import { inputClass } from '#src/web/ui/form-field.tsx';
import { findNearDay } from '../../../near-days.ts';
import { sayDay } from '../day/say-day.ts';
import { taskText } from '../task-text.ts';
import type { Step } from './read-step.ts';
import classes from './step-field.module.css';
import { useStep } from './use-step.ts';

/** A step that can be kept: what and when. */
export type PlannedStep = Step & { due_on: string };

interface StepFieldProps {
  words: string;
  onChange: (words: string) => void;
  /** Enter, or a day that was chosen. */
  onSave: (step: PlannedStep) => void;
  /** What the step is where the words name a day alone. */
  fallback: string;
  autoFocus?: boolean;
  busy?: boolean;
  onCancel?: () => void;
}

const SUGGESTED = ['tomorrow', 'next_week', 'in_two_weeks', 'next_month'] as const;

/** One field for what comes next, in words; what they mean stands beneath, with days to choose. */
export function StepField(props: StepFieldProps) {
  const { words, onChange, onSave, fallback, autoFocus, busy, onCancel } = props;
  const text = taskText.useText();
  const hint = useId();
  const days = useRef<HTMLDivElement>(null);
  const [problem, setProblem] = useState('');
  const { step, read } = useStep(words);

  async function save(): Promise<void> {
    const found = await read();
    if (!found?.due_on) return setProblem(text(words.trim() ? 'step.needsDay' : 'step.needsWords'));
    onSave({ ...found, due_on: found.due_on, subject: found.subject || fallback });
  }

  async function saveOn(due_on: string): Promise<void> {
    const found = await read();
    const plain = { due_at: null, kind: null, promised_by: null };
    onSave({ ...plain, ...found, due_on, due_at: null, subject: found?.subject || fallback });
  }

  function handleKey(event: KeyboardEvent): void {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      void save();
    } else if (event.key === 'ArrowDown') {
      event.preventDefault();
      days.current?.querySelector('button')?.focus();
    } else if (event.key === 'Escape' && onCancel) {
      event.stopPropagation();
      onCancel();
    }
  }

  return (
    <div className={classes.field} aria-busy={busy || undefined}>
      <input
        className={inputClass}
        aria-label={text('step.label')}
        aria-describedby={hint}
        placeholder={text('step.placeholder')}
        autoComplete="off"
        enterKeyHint="done"
        maxLength={500}
        // biome-ignore lint/a11y/noAutofocus: opened by the person, to be typed into
        autoFocus={autoFocus}
        value={words}
        disabled={busy}
        onChange={(event) => {
          setProblem('');
          onChange(event.target.value);
        }}
        onKeyDown={handleKey}
      />
      <p
        id={hint}
        className={classes.reading}
        role={problem ? 'alert' : undefined}
        data-bad={problem ? '' : undefined}
      >
        {problem || <Reading step={step} fallback={fallback} />}
      </p>
      <SuggestedDays ref={days} onChoose={(day) => void saveOn(day)} disabled={busy ?? false} />
    </div>
  );
}

function Reading({ step, fallback }: { step: Step | null; fallback: string }) {
  const text = taskText.useText();
  const who = useStore(reader);
  if (!step?.due_on) return null;
  const day = sayDay({ due_on: step.due_on, due_at: step.due_at }, who);
  return (
    <>
      {step.promised_by === 'them' && `${text('step.theirs')}: `}
      {step.subject || fallback} · <strong>{day}</strong>
    </>
  );
}

interface SuggestedDaysProps {
  ref: React.Ref<HTMLDivElement>;
  onChoose: (day: string) => void;
  disabled: boolean;
}

/** The days most often meant; arrows go along them, one press chooses. */
function SuggestedDays({ ref, onChoose, disabled }: SuggestedDaysProps) {
  const text = taskText.useText();
  const who = useStore(reader);
  const today = todayIn(who.timeZone);

  function handleKey({ key, currentTarget }: KeyboardEvent<HTMLButtonElement>): void {
    const next = key === 'ArrowRight' || key === 'ArrowDown';
    const beside = next ? currentTarget.nextElementSibling : currentTarget.previousElementSibling;
    if (next || key === 'ArrowLeft' || key === 'ArrowUp') (beside as HTMLElement | null)?.focus();
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row everywhere
    <div ref={ref} className={classes.days} role="group" aria-label={text('step.days')}>
      {SUGGESTED.map((name) => {
        const due_on = findNearDay(name, today);
        return (
          <button
            key={name}
            type="button"
            className={classes.day}
            title={sayDay({ due_on }, who)}
            disabled={disabled}
            onKeyDown={handleKey}
            onClick={() => onChoose(due_on)}
          >
            {text(`day.${name}`)}
          </button>
        );
      })}
    </div>
  );
}
