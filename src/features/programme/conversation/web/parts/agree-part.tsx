import { type FormEvent, useState } from 'react';
import pageClasses from '#src/features/programme/desk/web/shared/page.module.css';
import { useAct } from '#src/features/programme/desk/web/shared/use-act.ts';
import { useStore } from '#src/web/api/store.ts';
import { formatDate } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { Button } from '#src/web/ui/button.tsx';
import { TextField } from '#src/web/ui/form-field.tsx';
import { TextAreaField } from '#src/web/ui/text-area-field.tsx';
import type { Conversation } from '../../conversation-api.ts';
import classes from '../conversation.module.css';
import { conversationText } from '../conversation-text.ts';
import { TextStep } from './text-step.tsx';

/** What both agree on, each in their own session, and what came of it within two weeks. */
export function AgreePart({ one }: { one: Conversation }) {
  const text = conversationText.useText();
  const { closed_on, you_agreed_on, other_agreed_on, agreement, checked } = one;
  const isOpen = closed_on === null;
  const isAgreed = you_agreed_on !== null && other_agreed_on !== null;
  return (
    <section className={pageClasses.section}>
      <h2>{text('agreement')}</h2>
      {isOpen ? <Write one={one} /> : <Stands one={one} />}
      {agreement && one.check_on && <Agreed one={one} />}
      {isAgreed && isOpen && (
        <TextStep one={one} step="checked" label={text('cameOf')} hint={text('cameOfHint')} />
      )}
      {!isOpen && checked && (
        <div className={classes.step}>
          <h3>{text('cameOf')}</h3>
          <p className={classes.said}>{checked}</p>
        </div>
      )}
    </section>
  );
}

function Stands({ one: { agreement, check_on } }: { one: Conversation }) {
  const text = conversationText.useText();
  const who = useStore(reader);
  return (
    <div className={classes.step}>
      <p className={classes.said}>{agreement}</p>
      {check_on && (
        <p className={pageClasses.quiet}>{text('lookedOn', { day: formatDate(check_on, who) })}</p>
      )}
    </div>
  );
}

function Write({ one }: { one: Conversation }) {
  const text = conversationText.useText();
  const { id, version } = one;
  const stands = { agreement: one.agreement ?? '', check_on: one.check_on ?? '' };
  const [typed, setTyped] = useState<Partial<typeof stands>>({});
  const shown = { ...stands, ...typed };
  const save = useAct('PATCH /api/v1/conversations/{id}', {
    says: false,
    renews: ['conversation'],
  });
  const isSame = shown.agreement === stands.agreement && shown.check_on === stands.check_on;
  function submit(event: FormEvent): void {
    event.preventDefault();
    const { agreement, check_on } = shown;
    const body = { agreement: agreement.trim(), check_on: check_on || null, version };
    save.mutate({ params: { id }, body }, { onSuccess: () => setTyped({}) });
  }
  const hasChanged = typed.agreement !== undefined && stands.agreement !== '' && !isSame;
  return (
    <form className={pageClasses.stack} onSubmit={submit}>
      <TextAreaField
        label={text('agreeOn')}
        hint={text('agreeHint')}
        className={pageClasses.area}
        required
        maxLength={2000}
        value={shown.agreement}
        onChange={({ target }) => setTyped({ ...typed, agreement: target.value })}
      />
      {hasChanged && (
        <p className={pageClasses.quiet}>{text('stands', { words: stands.agreement })}</p>
      )}
      <TextField
        label={text('lookAgain')}
        hint={text('twoWeeks')}
        className={classes.day}
        type="date"
        required
        value={shown.check_on}
        onChange={({ target }) => setTyped({ ...typed, check_on: target.value })}
      />
      {!isSame && (
        <div>
          <Button type="submit" busy={save.isPending}>
            {text('save')}
          </Button>
        </div>
      )}
    </form>
  );
}

function Agreed({ one }: { one: Conversation }) {
  const text = conversationText.useText();
  const who = useStore(reader);
  const { id, other, you_agreed_on, other_agreed_on, closed_on, version } = one;
  const agree = useAct('POST /api/v1/conversations/{id}/agree', {
    says: false,
    renews: ['conversation'],
  });
  const set = (agreed: boolean) => agree.mutate({ params: { id }, body: { agreed, version } });
  return (
    <div className={pageClasses.stack}>
      <p>
        {you_agreed_on
          ? text('youAgreed', { day: formatDate(you_agreed_on, who) })
          : text('youNotYet')}{' '}
        {other_agreed_on
          ? text('otherAgreed', { name: other.name, day: formatDate(other_agreed_on, who) })
          : text('otherNotYet', { name: other.name })}
      </p>
      {!closed_on && (
        <div>
          {you_agreed_on ? (
            <Button look="quiet" busy={agree.isPending} onClick={() => set(false)}>
              {text('takeBack')}
            </Button>
          ) : (
            <Button look="main" busy={agree.isPending} onClick={() => set(true)}>
              {text('agree')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
