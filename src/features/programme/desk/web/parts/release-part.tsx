import { type FormEvent, useState } from 'react';
import { Button } from '#src/web/ui/button.tsx';
import { TextField } from '#src/web/ui/form-field.tsx';
import type { Releases } from '../../desk-api.ts';
import { deskText } from '../desk-text.ts';
import classes from '../shared/page.module.css';
import { useAct } from '../shared/use-act.ts';

/** The small release: what goes out with it, and when the next one comes. */
export function ReleasePart({ releases }: { releases: Releases }) {
  const text = deskText.useText();
  const ready = releases.backlog.filter(({ status }) => status !== 'taken');
  const done = ready.filter(({ status }) => status === 'done').length;
  return (
    <section className={classes.section}>
      <h2>{text('next')}</h2>
      <p className={classes.quiet}>{text('nextText')}</p>
      <NextDay due_on={releases.next_on} key={releases.next_on} />
      {done > 0 ? (
        <Give count={ready.length} />
      ) : (
        <p className={classes.note}>{text('noneDone')}</p>
      )}
    </section>
  );
}

function Give({ count }: { count: number }) {
  const text = deskText.useText();
  const [note, setNote] = useState('');
  const give = useAct('POST /api/v1/desk/releases', {
    says: text('saidReleased'),
    renews: ['desk'],
    onDone: () => setNote(''),
  });
  function submit(event: FormEvent): void {
    event.preventDefault();
    give.mutate({ body: note.trim() ? { note } : {} });
  }
  return (
    <form className={classes.form} onSubmit={submit}>
      <TextField
        label={text('note')}
        maxLength={500}
        value={note}
        onChange={({ target }) => setNote(target.value)}
      />
      <Button type="submit" look="main" busy={give.isPending}>
        {text('release', { count })}
      </Button>
    </form>
  );
}

function NextDay({ due_on }: { due_on: string | null }) {
  const text = deskText.useText();
  const [day, setDay] = useState(due_on ?? '');
  const plan = useAct('PUT /api/v1/desk/next-release', {
    says: text('saidPlanned'),
    renews: ['desk'],
  });
  function submit(event: FormEvent): void {
    event.preventDefault();
    plan.mutate({ body: { due_on: day } });
  }
  return (
    <form className={classes.form} onSubmit={submit}>
      <TextField
        label={text('nextOn')}
        type="date"
        required
        value={day}
        onChange={({ target }) => setDay(target.value)}
      />
      {day !== (due_on ?? '') && (
        <Button type="submit" busy={plan.isPending}>
          {text('save')}
        </Button>
      )}
    </form>
  );
}
