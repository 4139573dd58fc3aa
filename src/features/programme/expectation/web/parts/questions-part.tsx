import { type FormEvent, useState } from 'react';
import pageClasses from '#src/features/programme/desk/web/shared/page.module.css';
import { useAct } from '#src/features/programme/desk/web/shared/use-act.ts';
import { Button } from '#src/web/ui/button.tsx';
import { TextField } from '#src/web/ui/form-field.tsx';
import type { Expectations, Question } from '../../expectation-api.ts';
import { expectationText } from '../expectation-text.ts';

/** One's own questions; for the sponsor those that they were asked. */
export function QuestionsPart({ questions, may }: Pick<Expectations, 'questions' | 'may'>) {
  const text = expectationText.useText();
  if (questions.length === 0) return null;
  return (
    <section className={pageClasses.section}>
      <h2>{text(may.answer ? 'asked' : 'yourQuestions')}</h2>
      <p className={pageClasses.quiet}>{text('questionsText')}</p>
      <ul className={pageClasses.rows}>
        {questions.map((one) => (
          <li key={one.id}>
            {one.by && <p className={pageClasses.quiet}>{one.by}</p>}
            <p className={pageClasses.name}>{one.question}</p>
            {one.answer && <p>{one.answer}</p>}
            {!one.answer && (may.answer ? <Reply question={one} /> : <p>{text('noAnswer')}</p>)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Reply({ question: { id } }: { question: Question }) {
  const text = expectationText.useText();
  const [answer, setAnswer] = useState('');
  const send = useAct('POST /api/v1/expectation-questions/{id}/answer', {
    says: text('saidAnswered'),
    renews: ['expectation'],
  });
  function submit(event: FormEvent): void {
    event.preventDefault();
    send.mutate({ params: { id }, body: { answer } });
  }
  return (
    <form className={pageClasses.form} onSubmit={submit}>
      <TextField
        label={text('answer')}
        required
        minLength={3}
        maxLength={1000}
        value={answer}
        onChange={({ target }) => setAnswer(target.value)}
      />
      <Button type="submit" busy={send.isPending}>
        {text('send')}
      </Button>
    </form>
  );
}
