import { type FormEvent, useState } from 'react';
import { useStore } from '#src/web/api/store.ts';
import { formatDay } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { Button } from '#src/web/ui/button.tsx';
import { TextField } from '#src/web/ui/form-field.tsx';
import type { RearViewAnswer } from '../../rear-view-api.ts';
import classes from '../rear-view.module.css';
import { rearViewText } from '../rear-view-text.ts';
import { useRearViewVerbs } from '../use-rear-view-verbs.ts';

interface HeldViewsProps extends Pick<RearViewAnswer, 'held'> {
  /** The point that was looked at, if the actor may say so and its months are over. */
  at: 3 | 6 | 12 | 24 | null;
}

/** What those who lead concluded when they looked back together. */
export function HeldViews({ held, at }: HeldViewsProps) {
  const text = rearViewText.useText();
  const who = useStore(reader);
  return (
    <section className={classes.section}>
      <h2>{text('heldTitle')}</h2>
      {held.length === 0 && <p className={classes.quiet}>{text('heldNone')}</p>}
      <ul className={classes.else}>
        {held.map((one) => (
          <li key={one.id}>
            <span className={classes.month}>{formatDay(one.held_on, who)}</span>
            <span className={classes.words}>
              {one.conclusion}{' '}
              <span className={classes.quiet}>
                {one.held_by.name} · {text('months', { count: one.at })}
              </span>
            </span>
          </li>
        ))}
      </ul>
      {at !== null && <HoldForm at={at} />}
    </section>
  );
}

function HoldForm({ at }: { at: 3 | 6 | 12 | 24 }) {
  const text = rearViewText.useText();
  const { hold } = useRearViewVerbs();
  const [conclusion, setConclusion] = useState('');
  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (await hold({ at, conclusion })) setConclusion('');
  }
  return (
    <form className={classes.form} onSubmit={(event) => void save(event)}>
      <TextField
        label={text('concluded')}
        maxLength={1000}
        required
        value={conclusion}
        onChange={({ target }) => setConclusion(target.value)}
      />
      <Button type="submit">{text('hold')}</Button>
    </form>
  );
}
