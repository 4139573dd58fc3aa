import { type FormEvent, useState } from 'react';
import { Button } from '#src/web/ui/button.tsx';
import { TextField } from '#src/web/ui/form-field.tsx';
import type { Releases } from '../../desk-api.ts';
import { deskText } from '../desk-text.ts';
import classes from '../shared/page.module.css';
import { useAct } from '../shared/use-act.ts';

/** The hours that nobody may take away from whoever looks after it; shown to everybody. */
export function HoursPart({ hours }: Pick<Releases, 'hours'>) {
  const text = deskText.useText();
  const [draft, setDraft] = useState({
    a_week: hours ? String(hours.a_week) : '',
    when: hours?.when ?? '',
  });
  const save = useAct('PUT /api/v1/desk/hours', { says: text('saidHours'), renews: ['desk'] });
  const isSame = draft.a_week === String(hours?.a_week ?? '') && draft.when === (hours?.when ?? '');
  function submit(event: FormEvent): void {
    event.preventDefault();
    const hours_when = draft.when.trim() || null;
    save.mutate({ body: { hours_a_week: Number(draft.a_week), hours_when } });
  }
  return (
    <section className={classes.section}>
      <h2>{text('hours')}</h2>
      <p className={classes.quiet}>{text('hoursText')}</p>
      <form className={classes.form} onSubmit={submit}>
        <TextField
          label={text('hoursWhen')}
          placeholder={text('hoursExample')}
          maxLength={100}
          value={draft.when}
          onChange={({ target }) => setDraft({ ...draft, when: target.value })}
        />
        <TextField
          label={text('hoursAWeek')}
          type="number"
          required
          min={0}
          max={60}
          value={draft.a_week}
          onChange={({ target }) => setDraft({ ...draft, a_week: target.value })}
        />
        {!isSame && (
          <Button type="submit" busy={save.isPending}>
            {text('save')}
          </Button>
        )}
      </form>
    </section>
  );
}
