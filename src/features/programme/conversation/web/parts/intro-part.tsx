import { type FormEvent, useState } from 'react';
import pageClasses from '#src/features/programme/desk/web/shared/page.module.css';
import { useAct } from '#src/features/programme/desk/web/shared/use-act.ts';
import { Button } from '#src/web/ui/button.tsx';
import classes from '../conversation.module.css';
import { conversationText } from '../conversation-text.ts';

const POINTS = ['one', 'two', 'three', 'four'] as const;
const QUESTIONS = ['first', 'second', 'third'] as const;
const ANSWERS = ['a', 'b', 'c'] as const;

/** Two minutes for who leads, before the first conversation: what it is, and what it never is. */
export function IntroPart() {
  const text = conversationText.useText();
  const [answers, setAnswers] = useState<(number | null)[]>([null, null, null]);
  const finish = useAct('POST /api/v1/conversations/introduction', {
    says: text('saidIntro'),
    renews: ['conversation'],
  });
  function submit(event: FormEvent): void {
    event.preventDefault();
    finish.mutate({ body: { answers } });
  }
  return (
    <section className={pageClasses.section}>
      <h2>{text('intro.title')}</h2>
      <ol className={classes.points}>
        {POINTS.map((name) => (
          <li key={name}>{text(`intro.${name}`)}</li>
        ))}
      </ol>
      <form className={pageClasses.stack} onSubmit={submit}>
        {QUESTIONS.map((name, at) => (
          <fieldset key={name} className={classes.question}>
            <legend>{text(`intro.${name}.question`)}</legend>
            {ANSWERS.map((answer, number) => (
              <label key={answer} className={classes.choice}>
                <input
                  type="radio"
                  name={name}
                  required
                  checked={answers[at] === number}
                  onChange={() =>
                    setAnswers(answers.map((one, place) => (place === at ? number : one)))
                  }
                />
                {text(`intro.${name}.${answer}`)}
              </label>
            ))}
          </fieldset>
        ))}
        <div>
          <Button type="submit" busy={finish.isPending}>
            {text('intro.finish')}
          </Button>
        </div>
      </form>
    </section>
  );
}
