import { type KeyboardEvent, useState } from 'react';
import { useDraft } from '#src/features/work/activity/web/shared/use-draft.ts';
import { findNearDay } from '#src/features/work/task/near-days.ts';
import { MoveButton } from '#src/features/work/task/web/shared/day/move-button.tsx';
import { sayDay } from '#src/features/work/task/web/shared/day/say-day.ts';
import type { NoteStep } from '#src/features/work/task/web/shared/step/read-step.ts';
import { useNoteStep } from '#src/features/work/task/web/shared/step/use-note-step.ts';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { todayIn } from '#src/web/i18n/zones.ts';
import { useKeys } from '#src/web/shell/keys.ts';
import { Button } from '#src/web/ui/button.tsx';
import { inputClass } from '#src/web/ui/form-field.tsx';
import { Kbd } from '#src/web/ui/kbd.tsx';
import { isPressedTwice } from '#src/web/ui/press-twice.ts';
import { followUpText } from '../follow-up-text.ts';
import type { QueuedCall } from './call-queue.ts';
import classes from './calls.module.css';
import { type Outcome, useCallLog } from './use-call-log.ts';

interface CallFormProps {
  call: QueuedCall;
  name: string;
  onLeave: (how: 'done' | 'skipped') => void;
}

/** What is said now, in one field: Enter keeps it with the next step it names, and goes on. */
export function CallForm({ call, name, onLeave }: CallFormProps) {
  const text = followUpText.useText();
  const { timeZone } = useStore(reader);
  const [note, setNote] = useDraft(`call.${call.key}`, '');
  const [moving, setMoving] = useState(false);
  const { log, busy } = useCallLog(call);
  const { step, read } = useNoteStep(note);

  async function leaveWith(outcome: Outcome, says: string): Promise<void> {
    if (busy) return;
    const result = await log(outcome, says);
    if (result === 'failed') return;
    if (result === 'kept') setNote('');
    onLeave(result === 'kept' ? 'done' : 'skipped');
  }

  async function save(): Promise<void> {
    const words = note.trim();
    if (words === '' && !call.task_id) return onLeave('skipped');
    const next = await read();
    const outcome = { ...(words && { note: words }), ...(next && { next }) };
    await leaveWith(outcome, text('calls.saved', { name }));
  }

  function tryAgain(): void {
    const due_on = findNearDay('tomorrow', todayIn(timeZone));
    const words = note.trim() || text('calls.noAnswerNote');
    const again = call.task_id
      ? { move_to: { due_on, due_at: null } }
      : { next: { subject: text('next.fallback'), due_on, due_at: null } };
    void leaveWith({ note: words, ...again }, text('calls.tried', { name }));
  }

  function handleKey(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (note.trim() !== '') void save();
  }

  useKeys([
    {
      keys: 'alt+s',
      label: text('calls.skip'),
      group: 'list',
      whileTyping: true,
      run: () => onLeave('skipped'),
    },
    {
      keys: 'alt+n',
      label: text('calls.noAnswer'),
      group: 'list',
      whileTyping: true,
      run: tryAgain,
    },
  ]);

  return (
    <div className={classes.form}>
      <textarea
        className={inputClass}
        aria-label={text('calls.note')}
        placeholder={text('calls.noteHint')}
        // biome-ignore lint/a11y/noAutofocus: the queue was started to write here
        autoFocus
        enterKeyHint="done"
        value={note}
        disabled={busy}
        onChange={({ target }) => setNote(target.value)}
        onKeyDown={handleKey}
      />
      <Reading note={note} step={step} />
      <div className={classes.foot}>
        <Button look="main" busy={busy} onClick={(event) => isPressedTwice(event) || void save()}>
          {text('calls.save')} <Kbd keys="Enter" />
        </Button>
        <Button
          disabled={busy}
          title="Alt+N"
          onClick={(event) => isPressedTwice(event) || tryAgain()}
        >
          {text('calls.noAnswer')}
        </Button>
        {call.task_id && (
          <MoveButton
            task={{ id: call.task_id, subject: call.about }}
            opened={moving}
            onChange={setMoving}
            onMoved={() => onLeave('done')}
            withWord
          />
        )}
        <Button
          look="quiet"
          title="Alt+S"
          onClick={(event) => isPressedTwice(event) || onLeave('skipped')}
        >
          {text('calls.skip')}
        </Button>
      </div>
    </div>
  );
}

/** What the words say comes next. */
function Reading({ note, step }: { note: string; step: NoteStep | null }) {
  const text = followUpText.useText();
  const who = useStore(reader);
  if (note.trim() === '') return null;
  if (!step) return <p className={classes.quiet}>{text('calls.nothingNext')}</p>;
  const values = { subject: step.subject, day: sayDay(step, who) };
  return (
    <p className={classes.comes} aria-live="polite">
      {text('calls.comes', values)}
    </p>
  );
}
