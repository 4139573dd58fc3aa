import { type FormEvent, useState } from 'react';
import pageClasses from '#src/features/programme/desk/web/shared/page.module.css';
import { useAct } from '#src/features/programme/desk/web/shared/use-act.ts';
import { Button } from '#src/web/ui/button.tsx';
import { FormField, inputClass } from '#src/web/ui/form-field.tsx';
import { CONVERSATION_KINDS, mayWrite } from '../../conversation.ts';
import type { Conversation } from '../../conversation-api.ts';
import classes from '../conversation.module.css';
import { conversationText } from '../conversation-text.ts';

const SPOKEN = ['situation', 'behaviour', 'impact', 'listened'] as const;
type Spoken = (typeof SPOKEN)[number];

/** One step after the other: what happened, what it did, what the other says, and of what kind it is. */
export function StepsPart({ one }: { one: Conversation }) {
  const text = conversationText.useText();
  const { id, kind, closed_on, version } = one;
  const choose = useAct('PATCH /api/v1/conversations/{id}', {
    says: false,
    renews: ['conversation'],
  });
  return (
    <section className={pageClasses.section}>
      <h2>{text('steps')}</h2>
      {SPOKEN.map((step) => (
        <Step key={`${step} ${one[step]}`} one={one} step={step} />
      ))}
      <fieldset className={classes.question} disabled={closed_on !== null}>
        <legend>{text('kind')}</legend>
        {CONVERSATION_KINDS.map((name) => (
          <label key={name} className={classes.choice}>
            <input
              type="radio"
              name="kind"
              checked={kind === name}
              onChange={() => choose.mutate({ params: { id }, body: { kind: name, version } })}
            />
            {text(`kinds.${name}`)}
          </label>
        ))}
      </fieldset>
    </section>
  );
}

function Step({ one, step }: { one: Conversation; step: Spoken }) {
  const text = conversationText.useText();
  const { id, side, other, closed_on, version } = one;
  const [words, setWords] = useState(one[step] ?? '');
  const say = useAct('PATCH /api/v1/conversations/{id}', {
    says: false,
    renews: ['conversation'],
  });
  const isMine = mayWrite(side, step) && closed_on === null;
  function submit(event: FormEvent): void {
    event.preventDefault();
    say.mutate({ params: { id }, body: { [step]: words, version } });
  }
  if (!isMine) {
    return (
      <div className={classes.step}>
        <h3>{text(`step.${step}`)}</h3>
        <p className={one[step] ? undefined : pageClasses.quiet}>
          {one[step] ?? text('otherWrites', { name: other.name })}
        </p>
      </div>
    );
  }
  return (
    <form className={pageClasses.stack} onSubmit={submit}>
      <FormField label={text(`step.${step}`)} hint={text(`hint.${step}`)}>
        {(ids) => (
          <textarea
            {...ids}
            className={`${inputClass} ${pageClasses.area}`}
            maxLength={2000}
            value={words}
            onChange={({ target }) => setWords(target.value)}
          />
        )}
      </FormField>
      {words !== (one[step] ?? '') && (
        <div>
          <Button
            type="submit"
            busy={say.isPending}
            aria-label={`${text('save')}: ${text(`step.${step}`)}`}
          >
            {text('save')}
          </Button>
        </div>
      )}
    </form>
  );
}
