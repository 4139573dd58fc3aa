import { useState } from 'react';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { fromLocalInput, toLocalInput } from '#src/web/i18n/zones.ts';
import { Button } from '#src/web/ui/button.tsx';
import { inputClass } from '#src/web/ui/form-field.tsx';
import { captureText } from '../capture-text.ts';
import type { Act, Edit } from '../rows/row.ts';
import classes from './edits.module.css';

interface EditMomentProps {
  target: Extract<Edit, { edit: 'moment' }>;
  onAct: (act: Act) => void;
}

/** When it happened, to the minute. */
export function EditMoment({ target, onAct }: EditMomentProps) {
  const text = captureText.useText();
  const { timeZone } = useStore(reader);
  const [local, setLocal] = useState(() => toLocalInput(target.at, timeZone));
  return (
    <form
      className={classes.line}
      onSubmit={(event) => {
        event.preventDefault();
        if (local === '') return;
        const occurredAt = fromLocalInput(local, timeZone);
        onAct({ correct: { part: 'activity', answer: { occurredAt } } });
      }}
    >
      <input
        type="datetime-local"
        className={`${inputClass} ${classes.field}`}
        aria-label={text('when.label')}
        // biome-ignore lint/a11y/noAutofocus: it has just been asked for
        autoFocus
        value={local}
        onChange={(event) => setLocal(event.target.value)}
      />
      <Button type="submit">{text('when.set')}</Button>
    </form>
  );
}
