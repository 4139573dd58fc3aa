import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import pageClasses from '#src/features/programme/desk/web/shared/page.module.css';
import { useAct } from '#src/features/programme/desk/web/shared/use-act.ts';
import { Button } from '#src/web/ui/button.tsx';
import type { Conversation } from '../../conversation-api.ts';
import classes from '../conversation.module.css';
import { conversationText } from '../conversation-text.ts';

/** It ends when either says so, and goes when both ask for it: neither can be undone, so both ask twice. */
export function EndPart({ one }: { one: Conversation }) {
  const text = conversationText.useText();
  const { other, begun_on, closed_on, you_erase, other_erases } = one;
  return (
    <section className={`${pageClasses.section} ${classes.foot}`}>
      {begun_on && !closed_on && <p className={pageClasses.quiet}>{text('counted')}</p>}
      {other_erases && !you_erase && (
        <p className={pageClasses.note}>{text('otherErases', { name: other.name })}</p>
      )}
      {you_erase && <p className={pageClasses.note}>{text('youErase', { name: other.name })}</p>}
      <div className={pageClasses.actions}>
        {begun_on && !closed_on && <Close one={one} />}
        {!begun_on && !closed_on && one.proposed_by_you && <Withdraw id={one.id} />}
        <Erase one={one} />
      </div>
    </section>
  );
}

function Close({ one: { id, you_agreed_on, other_agreed_on } }: { one: Conversation }) {
  const text = conversationText.useText();
  const [isAsked, setAsked] = useState(false);
  const close = useAct('POST /api/v1/conversations/{id}/close', {
    says: false,
    renews: ['conversation'],
  });
  if (!isAsked) return <Button onClick={() => setAsked(true)}>{text('close')}</Button>;
  const isHeld = you_agreed_on !== null && other_agreed_on !== null;
  return (
    <>
      <p>{text(isHeld ? 'closeHeld' : 'closeNotHeld')}</p>
      <Button busy={close.isPending} onClick={() => close.mutate({ params: { id } })}>
        {text('closeYes')}
      </Button>
      <Button look="quiet" onClick={() => setAsked(false)}>
        {text('goOn')}
      </Button>
    </>
  );
}

function Withdraw({ id }: Pick<Conversation, 'id'>) {
  const text = conversationText.useText();
  const close = useAct('POST /api/v1/conversations/{id}/close', {
    says: false,
    renews: ['conversation'],
  });
  return (
    <Button busy={close.isPending} onClick={() => close.mutate({ params: { id } })}>
      {text('withdraw')}
    </Button>
  );
}

function Erase({ one: { id, you_erase, other_erases } }: { one: Conversation }) {
  const text = conversationText.useText();
  const navigate = useNavigate();
  const erase = useAct<{ erased: boolean }>('POST /api/v1/conversations/{id}/erase', {
    says: false,
    renews: ['conversation'],
    onDone: ({ erased }) => {
      if (erased) void navigate({ to: '/conversations' as string });
    },
  });
  const ask = () => erase.mutate({ params: { id }, body: { erase: !you_erase } });
  return (
    <Button
      look={other_erases && !you_erase ? 'danger' : 'quiet'}
      busy={erase.isPending}
      onClick={ask}
    >
      {text(you_erase ? 'keepIt' : other_erases ? 'eraseNow' : 'erase')}
    </Button>
  );
}
