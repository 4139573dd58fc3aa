import { type FormEvent, useEffect, useState } from 'react';
import pageClasses from '#src/features/programme/desk/web/shared/page.module.css';
import { useAct } from '#src/features/programme/desk/web/shared/use-act.ts';
import { useStore } from '#src/web/api/store.ts';
import { formatDate } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { Button } from '#src/web/ui/button.tsx';
import { TextAreaField } from '#src/web/ui/text-area-field.tsx';
import type { Edition, Expectations } from '../../expectation-api.ts';
import { expectationText } from '../expectation-text.ts';
import { Leaders } from './leaders.tsx';
import { Lines } from './lines.tsx';

interface EditionPartProps {
  edition: Edition;
  counts: Expectations['counts'];
  sponsor: string | null;
}

/** What holds for all: to be read, agreed to, or asked about. */
export function EditionPart({ edition, counts, sponsor }: EditionPartProps) {
  const text = expectationText.useText();
  const who = useStore(reader);
  const { id, read_on, published_on } = edition;
  const read = useAct('POST /api/v1/expectations/{id}/read', {
    says: false,
    renews: ['expectation'],
  });
  const { mutate } = read;
  useEffect(() => {
    if (!read_on) mutate({ params: { id } });
  }, [id, read_on, mutate]);
  return (
    <section className={pageClasses.section}>
      <p>{text('lead')}</p>
      <p className={pageClasses.quiet}>
        {text('since', { edition: edition.edition, day: formatDate(published_on!, who) })}{' '}
        {counts && text('readBy', { count: counts.people, read: counts.read })}{' '}
        {counts?.agreed != null && text('agreedBy', { count: counts.agreed })}
      </p>
      <Lines edition={edition} />
      <Answer edition={edition} />
      <Ask id={id} sponsor={sponsor} />
      <Leaders leaders={edition.leaders} />
    </section>
  );
}

function Answer({ edition: { id, agreed_on } }: { edition: Edition }) {
  const text = expectationText.useText();
  const who = useStore(reader);
  const agree = useAct('POST /api/v1/expectations/{id}/agree', {
    says: text('saidAgreed'),
    renews: ['expectation', 'desk'],
  });
  if (agreed_on) {
    return (
      <p className={pageClasses.note}>{text('agreed', { day: formatDate(agreed_on, who) })}</p>
    );
  }
  return (
    <div className={pageClasses.actions}>
      <Button
        look="main"
        busy={agree.isPending}
        onClick={() => agree.mutate({ params: { id }, body: {} })}
      >
        {text('agree')}
      </Button>
      <p className={pageClasses.quiet}>{text('nobodyListed')}</p>
    </div>
  );
}

function Ask({ id, sponsor }: { id: string; sponsor: string | null }) {
  const text = expectationText.useText();
  const [isOpen, setOpen] = useState(false);
  const [question, setQuestion] = useState('');
  const ask = useAct('POST /api/v1/expectations/{id}/questions', {
    says: text('saidAsked'),
    renews: ['expectation'],
    onDone: () => {
      setOpen(false);
      setQuestion('');
    },
  });
  function submit(event: FormEvent): void {
    event.preventDefault();
    ask.mutate({ params: { id }, body: { question } });
  }
  if (!isOpen) {
    return (
      <div>
        <Button onClick={() => setOpen(true)}>{text('ask')}</Button>
      </div>
    );
  }
  return (
    <form className={pageClasses.stack} onSubmit={submit}>
      <TextAreaField
        label={text('question')}
        hint={text('toSponsor', { name: sponsor ?? '' })}
        className={pageClasses.area}
        required
        maxLength={1000}
        value={question}
        onChange={({ target }) => setQuestion(target.value)}
      />
      <div>
        <Button type="submit" busy={ask.isPending}>
          {text('send')}
        </Button>
      </div>
    </form>
  );
}
