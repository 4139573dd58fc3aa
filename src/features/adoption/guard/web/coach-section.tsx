import { type FormEvent, useState } from 'react';
import { addDays, utcDay } from '#src/lib/days.ts';
import { useStore } from '#src/web/api/store.ts';
import { formatDate } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { Button } from '#src/web/ui/button.tsx';
import { TextField } from '#src/web/ui/form-field.tsx';
import type { RulesAnswer } from '../guard-api.ts';
import { guardText } from './guard-text.ts';
import classes from './rules.module.css';
import { useGuardVerbs } from './use-guard-verbs.ts';

const yesterday = () => addDays(utcDay(Date.now()), -1);

/** Who from outside sees sums, until when; everybody may know it. */
export function CoachSection({ rules }: { rules: RulesAnswer }) {
  const text = guardText.useText();
  const who = useStore(reader);
  const { change } = useGuardVerbs();
  return (
    <section className={classes.section}>
      <h2>{text('coachTitle')}</h2>
      <p>{text('coachLead')}</p>
      {rules.coaches.length === 0 && <p className={classes.quiet}>{text('coachNone')}</p>}
      <ul>
        {rules.coaches.map(({ id, name, until }) => (
          <li key={id} className={classes.coach}>
            <span>
              {name}{' '}
              <span className={classes.quiet}>
                {text('until', { day: formatDate(until, who) })}
              </span>
            </span>
            {rules.may_change && (
              <Button onClick={() => void change(id, yesterday())}>{text('endNow')}</Button>
            )}
          </li>
        ))}
      </ul>
      {rules.may_change && <InviteForm />}
    </section>
  );
}

function InviteForm() {
  const text = guardText.useText();
  const { invite } = useGuardVerbs();
  const [email, setEmail] = useState('');
  const [until, setUntil] = useState('');
  const [url, setUrl] = useState<string | null>(null);
  async function send(event: FormEvent): Promise<void> {
    event.preventDefault();
    const made = await invite({ email, until });
    if (made) setUrl(made.url);
  }
  return (
    <>
      <form className={classes.form} onSubmit={(event) => void send(event)}>
        <TextField
          label={text('email')}
          type="email"
          required
          value={email}
          onChange={({ target }) => setEmail(target.value)}
        />
        <TextField
          label={text('lastDay')}
          type="date"
          required
          value={until}
          onChange={({ target }) => setUntil(target.value)}
        />
        <Button type="submit">{text('invite')}</Button>
      </form>
      {url && (
        <p className={classes.note}>
          {text('inviteLink')} <code>{url}</code>
        </p>
      )}
    </>
  );
}
