import { X } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { reader } from '#src/web/i18n/reader.ts';
import { todayIn } from '#src/web/i18n/zones.ts';
import { Button, IconButton } from '#src/web/ui/button.tsx';
import { TextField } from '#src/web/ui/form-field.tsx';
import type { RearViewAnswer } from '../../rear-view-api.ts';
import classes from '../rear-view.module.css';
import { rearViewText } from '../rear-view-text.ts';
import { useRearViewVerbs } from '../use-rear-view-verbs.ts';
import { useSayMonths } from './use-say-months.ts';

/** What else happened, which the figures cannot be freed of. */
export function Confounders({ confounders }: Pick<RearViewAnswer, 'confounders'>) {
  const text = rearViewText.useText();
  const say = useSayMonths();
  const { remove } = useRearViewVerbs();
  return (
    <section className={classes.section}>
      <h2>{text('elseTitle')}</h2>
      <p className={classes.quiet}>{text('elseLead')}</p>
      <ul className={classes.else}>
        {confounders.map(({ id, month, words, noted_by }) => (
          <li key={id}>
            <span className={classes.month}>{say(month)}</span>
            <span className={classes.words}>
              {words} <span className={classes.quiet}>{noted_by.name}</span>
            </span>
            <IconButton label={text('remove')} onClick={() => void remove(id)}>
              <X size={16} aria-hidden="true" />
            </IconButton>
          </li>
        ))}
      </ul>
      <NoteForm />
    </section>
  );
}

function NoteForm() {
  const text = rearViewText.useText();
  const { note } = useRearViewVerbs();
  const [month, setMonth] = useState(() => todayIn(reader.get().timeZone).slice(0, 7));
  const [words, setWords] = useState('');
  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (await note({ month, words })) setWords('');
  }
  return (
    <form className={classes.form} onSubmit={(event) => void save(event)}>
      <TextField
        label={text('month')}
        type="month"
        required
        value={month}
        onChange={({ target }) => setMonth(target.value)}
      />
      <TextField
        label={text('what')}
        maxLength={200}
        required
        placeholder={text('whatExample')}
        value={words}
        onChange={({ target }) => setWords(target.value)}
      />
      <Button type="submit">{text('add')}</Button>
    </form>
  );
}
