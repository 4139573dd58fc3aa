import { Link } from '@tanstack/react-router';
import { CircleCheck, CircleDashed } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import pageClasses from '#src/features/programme/desk/web/shared/page.module.css';
import { useAct } from '#src/features/programme/desk/web/shared/use-act.ts';
import { Button } from '#src/web/ui/button.tsx';
import { TextAreaField } from '#src/web/ui/text-area-field.tsx';
import type { Precondition } from '../../conversation.ts';
import type { Conversation } from '../../conversation-api.ts';
import classes from '../conversation.module.css';
import { conversationText } from '../conversation-text.ts';

/** What must hold before it begins; both see the same. */
export function ReadyPart({ one }: { one: Conversation }) {
  const text = conversationText.useText();
  const { id, side, other, preconditions, proposed_by_you } = one;
  const answer = useAct('POST /api/v1/conversations/{id}/answer', {
    says: false,
    renews: ['conversation', 'desk'],
  });
  const say = (yes: boolean) =>
    answer.mutate({ params: { id }, body: { answer: yes ? 'yes' : 'no' } });
  const isReady = preconditions.every(({ met }) => met);
  const leader = side === 'leader' ? 'you' : 'them';
  return (
    <section className={pageClasses.section}>
      <h2>{text('before')}</h2>
      <p className={pageClasses.quiet}>{text('beforeText')}</p>
      <ul className={pageClasses.rows}>
        {preconditions.map(({ name, met }) => (
          <li key={name} className={classes.condition}>
            {met ? (
              <CircleCheck
                size={16}
                className={pageClasses.met}
                role="img"
                aria-label={text('met')}
              />
            ) : (
              <CircleDashed
                size={16}
                className={pageClasses.unmet}
                role="img"
                aria-label={text('unmet')}
              />
            )}
            <div>
              <p>{text(`precondition.${name}.${leader}`, { name: other.name })}</p>
              {!met && <Missing one={one} name={name} />}
            </div>
          </li>
        ))}
      </ul>
      {side === 'leader' && <Barrier one={one} />}
      {side === 'member' && one.barrier && (
        <p className={pageClasses.note}>
          {text('foundBy', { name: other.name, found: one.barrier })}
        </p>
      )}
      {proposed_by_you ? (
        <p className={pageClasses.note}>{text('waitsFor', { name: other.name })}</p>
      ) : (
        <div className={pageClasses.actions}>
          <Button look="main" disabled={!isReady} busy={answer.isPending} onClick={() => say(true)}>
            {text('yes')}
          </Button>
          <Button disabled={answer.isPending} onClick={() => say(false)}>
            {text('no')}
          </Button>
          <p className={pageClasses.quiet}>{text(isReady ? 'noReason' : 'notReady')}</p>
        </div>
      )}
    </section>
  );
}

/** What to do, and where, while it does not hold. */
function Missing({ one: { side, other }, name }: { one: Conversation; name: Precondition }) {
  const text = conversationText.useText();
  const place = side === 'leader' && name !== 'barrier' ? name : null;
  return (
    <p className={pageClasses.quiet}>
      {text(`todo.${name}.${side === 'leader' ? 'you' : 'them'}`, { name: other.name })}{' '}
      {place && (
        <Link className={classes.inline} to={PLACES[place] as string}>
          {text(`place.${place}`)}
        </Link>
      )}
    </p>
  );
}

const PLACES = {
  trained: '/conversations',
  fair: '/concerns',
  leads_live: '/meetings',
};

/** Before anything is asked of the other, the leader looks for what is in their way. */
function Barrier({ one: { id, other, barrier } }: { one: Conversation }) {
  const text = conversationText.useText();
  const [found, setFound] = useState(barrier ?? '');
  const note = useAct('POST /api/v1/conversations/{id}/barrier', {
    says: false,
    renews: ['conversation'],
  });
  const isMissing = !barrier;
  function submit(event: FormEvent): void {
    event.preventDefault();
    note.mutate({ params: { id }, body: { found } });
  }
  return (
    <form className={pageClasses.stack} onSubmit={submit}>
      <div>
        <p>{text('look')}</p>
        <Link className={classes.place} to={`/uptake/members/${other.id}` as string}>
          {text('lookHelp', { name: other.name })}
        </Link>
        <Link className={classes.place} to={'/concerns' as string}>
          {text('lookConcerns')}
        </Link>
      </div>
      <TextAreaField
        label={text('found')}
        hint={text('foundHint', { name: other.name })}
        className={pageClasses.area}
        required
        minLength={10}
        maxLength={2000}
        value={found}
        onChange={({ target }) => setFound(target.value)}
      />
      {(isMissing || found !== barrier) && (
        <div>
          <Button type="submit" busy={note.isPending}>
            {text('save')}
          </Button>
        </div>
      )}
    </form>
  );
}
