import { type FormEvent, useState } from 'react';
import pageClasses from '#src/features/programme/desk/web/shared/page.module.css';
import { useAct } from '#src/features/programme/desk/web/shared/use-act.ts';
import { useStore } from '#src/web/api/store.ts';
import { formatDay } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { Button } from '#src/web/ui/button.tsx';
import { FormField, inputClass } from '#src/web/ui/form-field.tsx';
import type { Conversation } from '../../conversation-api.ts';
import { conversationText } from '../conversation-text.ts';

/** What both agree on, each in their own session, and what came of it within two weeks. */
export function AgreePart({ one }: { one: Conversation }) {
  const text = conversationText.useText();
  const isAgreed = one.you_agreed_on !== null && one.other_agreed_on !== null;
  return (
    <section className={pageClasses.section}>
      <h2>{text('agreement')}</h2>
      <Write key={`${one.agreement} ${one.check_on}`} one={one} />
      {one.agreement && one.check_on && <Agreed one={one} />}
      {isAgreed && <Checked key={one.checked} one={one} />}
    </section>
  );
}

function Write({ one }: { one: Conversation }) {
  const text = conversationText.useText();
  const { id, closed_on, version } = one;
  const [agreement, setAgreement] = useState(one.agreement ?? '');
  const [check_on, setCheck] = useState(one.check_on ?? '');
  const save = useAct('PATCH /api/v1/conversations/{id}', {
    says: false,
    renews: ['conversation'],
  });
  const isSame = agreement === (one.agreement ?? '') && check_on === (one.check_on ?? '');
  function submit(event: FormEvent): void {
    event.preventDefault();
    save.mutate({ params: { id }, body: { agreement, check_on: check_on || null, version } });
  }
  return (
    <form className={pageClasses.stack} onSubmit={submit}>
      <FormField label={text('agreeOn')} hint={text('agreeHint')}>
        {(ids) => (
          <textarea
            {...ids}
            className={`${inputClass} ${pageClasses.area}`}
            required
            readOnly={closed_on !== null}
            maxLength={2000}
            value={agreement}
            onChange={({ target }) => setAgreement(target.value)}
          />
        )}
      </FormField>
      <FormField label={text('lookAgain')} hint={text('twoWeeks')}>
        {(ids) => (
          <input
            {...ids}
            className={inputClass}
            type="date"
            required
            readOnly={closed_on !== null}
            value={check_on}
            onChange={({ target }) => setCheck(target.value)}
          />
        )}
      </FormField>
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
          ? text('youAgreed', { day: formatDay(you_agreed_on, who) })
          : text('youNotYet')}{' '}
        {other_agreed_on
          ? text('otherAgreed', { name: other.name, day: formatDay(other_agreed_on, who) })
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

function Checked({ one }: { one: Conversation }) {
  const text = conversationText.useText();
  const { id, closed_on, version } = one;
  const [checked, setChecked] = useState(one.checked ?? '');
  const save = useAct('PATCH /api/v1/conversations/{id}', {
    says: false,
    renews: ['conversation'],
  });
  function submit(event: FormEvent): void {
    event.preventDefault();
    save.mutate({ params: { id }, body: { checked, version } });
  }
  return (
    <form className={pageClasses.stack} onSubmit={submit}>
      <FormField label={text('cameOf')}>
        {(ids) => (
          <textarea
            {...ids}
            className={`${inputClass} ${pageClasses.area}`}
            readOnly={closed_on !== null}
            maxLength={2000}
            value={checked}
            onChange={({ target }) => setChecked(target.value)}
          />
        )}
      </FormField>
      {checked !== (one.checked ?? '') && (
        <div>
          <Button type="submit" busy={save.isPending}>
            {text('save')}
          </Button>
        </div>
      )}
    </form>
  );
}
