import { type FormEvent, useState } from 'react';
import { Button } from '#src/web/ui/button.tsx';
import { TextField } from '#src/web/ui/form-field.tsx';
import { guardText } from './guard-text.ts';
import classes from './rules.module.css';
import { useGuardVerbs } from './use-guard-verbs.ts';

/** Gives people longer to learn. */
export function WindowForm({ until }: { until: string }) {
  const text = guardText.useText();
  const { saveWindow } = useGuardVerbs();
  const [day, setDay] = useState(until);
  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    await saveWindow(day);
  }
  return (
    <form className={classes.form} onSubmit={(event) => void save(event)}>
      <TextField
        label={text('windowUntil')}
        type="date"
        required
        min={until}
        value={day}
        onChange={({ target }) => setDay(target.value)}
      />
      <Button type="submit">{text('save')}</Button>
    </form>
  );
}
