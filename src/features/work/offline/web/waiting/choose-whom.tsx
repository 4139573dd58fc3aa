import type { Entry, OpenQuestion, Values } from '#src/web/offline/queue/entry.ts';
import { Button } from '#src/web/ui/button.tsx';
import { offlineText } from '../offline-text.ts';
import { sendAgain } from './send-again.ts';
import classes from './waiting.module.css';

interface ChooseWhomProps {
  entry: Entry;
  questions: readonly OpenQuestion[];
}

/** A line that could mean several people: the person says whom, and it goes. */
export function ChooseWhom({ entry, questions }: ChooseWhomProps) {
  const text = offlineText.useText();
  const [question] = questions;
  if (!question) return null;
  const { key, name, type, choices } = question;

  function answer(meant: Values): void {
    const answers = (entry.body.answers ?? {}) as { mentions?: Values };
    const mentions = { ...answers.mentions, [key]: meant };
    void sendAgain(entry, { body: { ...entry.body, answers: { ...answers, mentions } } });
  }

  return (
    <fieldset className={classes.choices}>
      <legend className={classes.problem}>{text('whom', { name })}</legend>
      {choices.map((choice) => (
        <Button key={choice.id} onClick={() => answer({ id: choice.id, type: choice.type })}>
          {[choice.title, choice.subtitle].filter(Boolean).join(' · ')}
        </Button>
      ))}
      <Button look="quiet" onClick={() => answer({ create: true, type })}>
        {text('newPerson', { name })}
      </Button>
    </fieldset>
  );
}
