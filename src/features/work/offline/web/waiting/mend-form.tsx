import { useState } from 'react';
import { fieldLabel } from '#src/records/web/labels.ts';
import { useRecordTypes } from '#src/records/web/record-registry.ts';
import type { Entry, Values } from '#src/web/offline/queue/entry.ts';
import { Button } from '#src/web/ui/button.tsx';
import { TextAreaField } from '#src/web/ui/text-area-field.tsx';
import { offlineText } from '../offline-text.ts';
import { readPath } from '../rules/effects.ts';
import { sendAgain } from './send-again.ts';
import classes from './waiting.module.css';

const IDS = /^(id|.*_id|written_at)$/;
const INSTANT = /^\d{4}-\d\d-\d\d/;

/** The words of an entry, to be put right before it is sent. */
export function MendForm({ entry, close }: { entry: Entry; close: () => void }) {
  const text = offlineText.useText();
  const types = useRecordTypes();
  const [values, setValues] = useState<Values>(() => wordsOf(entry.body));
  const declaration = readPath(entry.path, types)?.declaration;
  return (
    <form
      className={classes.mend}
      onSubmit={(event) => {
        event.preventDefault();
        void sendAgain(entry, { body: { ...entry.body, ...values } });
        close();
      }}
    >
      {Object.entries(values).map(([name, value]) => (
        <TextAreaField
          key={name}
          label={declaration?.fields[name] ? fieldLabel(declaration, name) : text('act.mend')}
          value={String(value)}
          onChange={(event) => setValues({ ...values, [name]: event.target.value })}
        />
      ))}
      <div className={classes.actions}>
        <Button type="submit" look="main">
          {text('act.save')}
        </Button>
        <Button look="quiet" onClick={close}>
          {text('act.cancel')}
        </Button>
      </div>
    </form>
  );
}

/** What of an entry is words that a person wrote. */
export function wordsOf(body: Values): Values {
  return Object.fromEntries(
    Object.entries(body).filter(
      ([name, value]) => typeof value === 'string' && !IDS.test(name) && !INSTANT.test(value),
    ),
  );
}
