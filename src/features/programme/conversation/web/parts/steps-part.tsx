import { useState } from 'react';
import pageClasses from '#src/features/programme/desk/web/shared/page.module.css';
import { useAct } from '#src/features/programme/desk/web/shared/use-act.ts';
import {
  CONVERSATION_KINDS,
  type ConversationKind,
  isReached,
  mayWrite,
  nextStep,
  STEPS,
} from '../../conversation.ts';
import type { Conversation } from '../../conversation-api.ts';
import classes from '../conversation.module.css';
import { conversationText } from '../conversation-text.ts';
import { TextStep } from './text-step.tsx';

const SPOKEN = ['situation', 'behaviour', 'impact', 'listened'] as const;
type Spoken = (typeof SPOKEN)[number];

/** One step after the other: what happened, what it did, what the other says, and of what kind it is. */
export function StepsPart({ one }: { one: Conversation }) {
  const text = conversationText.useText();
  const isOpen = one.closed_on === null;
  const next = isOpen ? nextStep(one) : null;
  const isShown = (step: Spoken | 'kind') => (isOpen ? isReached(one, step) : one[step] !== null);
  return (
    <section className={pageClasses.section}>
      <h2>{text('steps')}</h2>
      {next && !isReached(one, 'agreement') && (
        <p className={pageClasses.quiet}>
          {text('stepOf', { at: STEPS.indexOf(next) + 1, of: STEPS.indexOf('agreement') + 1 })}
        </p>
      )}
      <ol className={classes.steps}>
        {SPOKEN.filter(isShown).map((step) => (
          <li key={step} data-now={step === next || undefined}>
            <Step one={one} step={step} />
          </li>
        ))}
        {isShown('kind') && (
          <li data-now={next === 'kind' || undefined}>
            <Kind one={one} />
          </li>
        )}
      </ol>
    </section>
  );
}

/** What is chosen shows at once, and goes back where it could not be saved. */
function Kind({ one: { id, kind, closed_on, version } }: { one: Conversation }) {
  const text = conversationText.useText();
  const choose = useAct('PATCH /api/v1/conversations/{id}', {
    says: false,
    renews: ['conversation'],
  });
  const [chosen, setChosen] = useState(kind);
  const shown = choose.isPending ? chosen : kind;
  function set(name: ConversationKind): void {
    setChosen(name);
    choose.mutate({ params: { id }, body: { kind: name, version } });
  }
  return (
    <fieldset className={classes.question} disabled={closed_on !== null}>
      <legend>{text('kind')}</legend>
      {CONVERSATION_KINDS.map((name) => (
        <label key={name} className={classes.choice}>
          <input type="radio" name="kind" checked={shown === name} onChange={() => set(name)} />
          {text(`kinds.${name}`)}
        </label>
      ))}
    </fieldset>
  );
}

function Step({ one, step }: { one: Conversation; step: Spoken }) {
  const text = conversationText.useText();
  const { side, other, closed_on } = one;
  const label =
    step === 'listened' ? text(`listened.${side}`, { name: other.name }) : text(`step.${step}`);
  if (mayWrite(side, step) && closed_on === null) {
    return <TextStep one={one} step={step} label={label} hint={text(`hint.${step}`)} />;
  }
  return (
    <div className={classes.step}>
      <h3>{label}</h3>
      <p className={one[step] ? classes.said : pageClasses.quiet}>
        {one[step] ?? text('otherWrites', { name: other.name })}
      </p>
    </div>
  );
}
