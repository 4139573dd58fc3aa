import { useState } from 'react';
import { inputClass } from '#src/web/ui/form-field.tsx';
import { captureText } from '../capture-text.ts';
import type { Act, Edit } from '../rows/row.ts';
import classes from './edits.module.css';

interface EditWordsProps {
  target: Extract<Edit, { edit: 'words' }>;
  onAct: (act: Act) => void;
}

/** The promise in other words. */
export function EditWords({ target, onAct }: EditWordsProps) {
  const text = captureText.useText();
  const [subject, setSubject] = useState(target.subject);
  return (
    <form
      className={classes.line}
      onSubmit={(event) => {
        event.preventDefault();
        if (subject.trim() === '') return;
        onAct({ correct: { part: 'follow_up', key: target.key, answer: { subject } } });
      }}
    >
      <input
        className={`${inputClass} ${classes.field}`}
        aria-label={text('due.subject')}
        maxLength={500}
        // biome-ignore lint/a11y/noAutofocus: it has just been asked for
        autoFocus
        onFocus={(event) => event.target.select()}
        value={subject}
        onChange={(event) => setSubject(event.target.value)}
      />
    </form>
  );
}
