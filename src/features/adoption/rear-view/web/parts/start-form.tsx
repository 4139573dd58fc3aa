import { type FormEvent, useState } from 'react';
import { Button } from '#src/web/ui/button.tsx';
import { TextField } from '#src/web/ui/form-field.tsx';
import classes from '../rear-view.module.css';
import { rearViewText } from '../rear-view-text.ts';
import { useRearViewVerbs } from '../use-rear-view-verbs.ts';

/** When it began; once said it is folded away. */
export function StartForm({ startedOn }: { startedOn: string | null }) {
  const text = rearViewText.useText();
  const { start } = useRearViewVerbs();
  const [isOpen, setOpen] = useState(startedOn === null);
  const [day, setDay] = useState(startedOn ?? '');
  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (await start(day)) setOpen(false);
  }
  if (!isOpen) {
    return (
      <div>
        <Button look="quiet" onClick={() => setOpen(true)}>
          {text('changeStart')}
        </Button>
      </div>
    );
  }
  return (
    <form className={classes.start} onSubmit={(event) => void save(event)}>
      <TextField
        label={text('startLabel')}
        hint={text('startHint')}
        type="date"
        required
        value={day}
        onChange={({ target }) => setDay(target.value)}
      />
      <Button type="submit" look="main">
        {text('save')}
      </Button>
    </form>
  );
}
