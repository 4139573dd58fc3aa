import { useRef, useState } from 'react';
import { sayDay } from '#src/features/work/task/web/shared/day/say-day.ts';
import { useWhen } from '#src/features/work/task/web/shared/day/use-when.ts';
import { taskText } from '#src/features/work/task/web/shared/task-text.ts';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { inputClass } from '#src/web/ui/form-field.tsx';
import type { FollowUpAnswer } from '../../answers.ts';
import { captureText } from '../capture-text.ts';
import { dayAnswer } from '../rows/due-row.ts';
import type { Act, Edit } from '../rows/row.ts';
import classes from './edits.module.css';

interface EditDayProps {
  target: Extract<Edit, { edit: 'day' }>;
  begin: string;
  onAct: (act: Act) => void;
}

/** Another day, in words or from a calendar. */
export function EditDay({ target, begin, onAct }: EditDayProps) {
  const text = captureText.useText();
  const who = useStore(reader);
  const [words, setWords] = useState(begin);
  const { when, isUnknown } = useWhen(words);
  const isPicked = useRef(false);
  const choose = (answer: FollowUpAnswer) =>
    onAct({ correct: { part: 'follow_up', key: target.key, answer } });
  const chooseDay = (day: string) => choose(dayAnswer(day, target.dueAt, who.timeZone));
  return (
    <form
      className={classes.line}
      onSubmit={(event) => {
        event.preventDefault();
        if (when?.due_at) choose({ dueOn: when.due_on, dueAt: when.due_at });
        else if (when) chooseDay(when.due_on);
      }}
    >
      <input
        className={`${inputClass} ${classes.field}`}
        aria-label={text('due.words')}
        placeholder={text('due.wordsHint')}
        autoComplete="off"
        // biome-ignore lint/a11y/noAutofocus: it has just been asked for
        autoFocus
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <input
        type="date"
        className={`${inputClass} ${classes.picker}`}
        aria-label={text('due.pick')}
        defaultValue={target.dueOn ?? ''}
        onKeyDown={(event) => {
          isPicked.current = false;
          const { value } = event.currentTarget;
          if (event.key !== 'Enter' || !value) return;
          event.preventDefault();
          chooseDay(value);
        }}
        // picked with the pointer; while it is typed every key would be a day
        onChange={({ target: input }) => isPicked.current && input.value && chooseDay(input.value)}
        onPointerDown={() => {
          isPicked.current = true;
        }}
      />
      <p className={classes.reading} aria-live="polite">
        {when && (
          <button type="submit" className={classes.found}>
            {sayDay(when, who)}
          </button>
        )}
        {isUnknown && taskText.text('day.unknown')}
      </p>
    </form>
  );
}
