import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { fieldLabel, fieldWhy, recordLabel } from '#src/records/web/labels.ts';
import { Button } from '#src/web/ui/button.tsx';
import { quizField } from '../quiz/quiz-fields.ts';
import classes from './learning.module.css';
import { learningText } from './learning-text.ts';
import { quizQuery } from './quiz-query.ts';
import { useLearningVerbs } from './use-learning-verbs.ts';

type Asked = { field: string; choices: readonly string[] };

/** Why is this asked? Up to three fields a day. */
export function QuizSection({ knowsWhy }: { knowsWhy: number | null }) {
  const text = learningText.useText();
  const { data } = useQuery(quizQuery);
  const [at, setAt] = useState(0);
  const question = data?.[at];
  return (
    <section className={classes.part}>
      <h2>{text('quiz.title')}</h2>
      {question && <Question key={question.field} question={question} next={() => setAt(at + 1)} />}
      {data && !question && (
        <p className={classes.quiet} role="status">
          {text('quiz.over')}
        </p>
      )}
      <p className={classes.quiet}>
        {knowsWhy === null ? text('sum.few') : text('sum.why', { share: Math.min(knowsWhy, 95) })}
      </p>
    </section>
  );
}

function Question({ question, next }: { question: Asked; next: () => void }) {
  const text = learningText.useText();
  const { answer } = useLearningVerbs();
  const [chosen, setChosen] = useState<{ field: string; isRight: boolean } | null>(null);
  const { declaration, name } = quizField(question.field)!;
  async function choose(field: string): Promise<void> {
    const answered = await answer(question.field, field);
    if (answered) setChosen({ field, isRight: answered.is_right });
  }
  return (
    <>
      <p>
        {text('quiz.ask', {
          field: fieldLabel(declaration, name),
          record: recordLabel(declaration),
        })}
      </p>
      <ul className={classes.choices}>
        {question.choices.map((field) => (
          <li key={field}>
            <button
              type="button"
              className={classes.choice}
              disabled={chosen !== null}
              data-right={chosen ? field === question.field : undefined}
              data-wrong={chosen ? field === chosen.field && !chosen.isRight : undefined}
              onClick={() => void choose(field)}
            >
              {fieldWhy(declaration, quizField(field)!.name)}
            </button>
          </li>
        ))}
      </ul>
      {chosen && (
        <div className={classes.ways}>
          <p role="status" className={classes.words}>
            {text(chosen.isRight ? 'quiz.right' : 'quiz.wrong')}
          </p>
          <Button className={classes.touch ?? ''} onClick={next}>
            {text('quiz.next')}
          </Button>
        </div>
      )}
    </>
  );
}
