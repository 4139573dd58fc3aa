import { type FormEvent, useState } from 'react';
import { Button } from '#src/web/ui/button.tsx';
import { TextField } from '#src/web/ui/form-field.tsx';
import type { DeskItem, Releases } from '../../desk-api.ts';
import { deskText } from '../desk-text.ts';
import classes from '../shared/page.module.css';
import { useAct } from '../shared/use-act.ts';
import { ItemFacts } from './item-facts.tsx';

/** What was taken up: it is done, or dropped with the reason, and goes out with the next release. */
export function BacklogPart({ backlog }: Pick<Releases, 'backlog'>) {
  const text = deskText.useText();
  return (
    <section className={classes.section}>
      <h2>{text('backlog')}</h2>
      {backlog.length === 0 && <p className={classes.note}>{text('backlogNone')}</p>}
      <ul className={classes.rows}>
        {backlog.map((item) => (
          <Item key={item.id} item={item} />
        ))}
      </ul>
      <OwnWords />
    </section>
  );
}

function Item({ item }: { item: DeskItem }) {
  const text = deskText.useText();
  const [asked, setAsked] = useState<'done' | 'dropped' | null>(null);
  const change = useAct('PATCH /api/v1/desk/items/{id}', {
    says: text(asked === 'dropped' ? 'saidDropped' : 'saidDone'),
    renews: ['desk'],
    onDone: () => setAsked(null),
  });
  const back = useAct('PATCH /api/v1/desk/items/{id}', {
    says: text('saidBack'),
    renews: ['desk'],
  });
  const params = { id: item.id };
  const { version } = item;
  return (
    <li>
      <div className={classes.row}>
        <ItemFacts item={item} />
        {item.status === 'taken' ? (
          <div className={classes.actions}>
            <Button aria-expanded={asked === 'done'} onClick={() => setAsked('done')}>
              {text('isDone')}
            </Button>
            <Button
              look="quiet"
              aria-expanded={asked === 'dropped'}
              onClick={() => setAsked('dropped')}
            >
              {text('drop')}
            </Button>
          </div>
        ) : (
          <Button
            look="quiet"
            busy={back.isPending}
            onClick={() => back.mutate({ params, body: { status: 'taken', version } })}
          >
            {text('takeBack')}
          </Button>
        )}
      </div>
      {asked && (
        <SayForm
          key={asked}
          label={text(asked === 'done' ? 'whatDone' : 'whyDropped')}
          hint={text('readBy')}
          busy={change.isPending}
          save={(did) => change.mutate({ params, body: { status: asked, did, version } })}
        />
      )}
    </li>
  );
}

interface SayFormProps {
  label: string;
  hint: string;
  busy: boolean;
  save: (words: string) => void;
}

function SayForm({ label, hint, busy, save }: SayFormProps) {
  const text = deskText.useText();
  const [words, setWords] = useState('');
  function submit(event: FormEvent): void {
    event.preventDefault();
    save(words);
  }
  return (
    <form className={classes.stack} onSubmit={submit}>
      <TextField
        label={label}
        hint={hint}
        required
        minLength={3}
        maxLength={300}
        value={words}
        onChange={({ target }) => setWords(target.value)}
      />
      <div>
        <Button type="submit" busy={busy}>
          {text('save')}
        </Button>
      </div>
    </form>
  );
}

/** Something that nobody recorded: said in the corridor, seen beside somebody. */
function OwnWords() {
  const text = deskText.useText();
  const [said, setSaid] = useState('');
  const take = useAct('POST /api/v1/desk/items', {
    says: text('saidTaken'),
    renews: ['desk'],
    onDone: () => setSaid(''),
  });
  function submit(event: FormEvent): void {
    event.preventDefault();
    take.mutate({ body: { said } });
  }
  return (
    <form className={classes.form} onSubmit={submit}>
      <TextField
        label={text('ownWords')}
        placeholder={text('ownExample')}
        required
        minLength={3}
        maxLength={300}
        value={said}
        onChange={({ target }) => setSaid(target.value)}
      />
      <Button type="submit" busy={take.isPending}>
        {text('takeUp')}
      </Button>
    </form>
  );
}
