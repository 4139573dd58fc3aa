import type { WorkshopBoard } from '../../../workshop-board.ts';
import { deskText } from '../desk-text.ts';
import classes from './parts.module.css';

type Question = WorkshopBoard['questions'][number];

/** Whether it was understood, as sums alone. */
export function CheckPart({ board }: { board: WorkshopBoard }) {
  const text = deskText.useText();
  const { questions, phase } = board;
  if (questions.length === 0) return <p className={classes.quiet}>{text('check.none')}</p>;
  const isHeld = phase === 'done' && questions.some(({ picked }) => picked === null);
  return (
    <section className={classes.part}>
      {isHeld && <p className={classes.quiet}>{text('check.few')}</p>}
      {questions.map((question) => (
        <QuestionSums key={question.text} question={question} />
      ))}
    </section>
  );
}

function QuestionSums({
  question: { text: asked, options, right, picked },
}: {
  question: Question;
}) {
  const text = deskText.useText();
  const most = Math.max(1, ...(picked ?? []));
  return (
    <div>
      <h3 className={classes.strong}>{asked}</h3>
      <ul>
        {options.map((option, at) => (
          <li key={option} className={classes.bar}>
            <span className={classes.barWords}>
              {option}
              {right === at && <span className={classes.right}> · {text('check.right')}</span>}
            </span>
            {picked && (
              <>
                <meter
                  className={classes.meter}
                  min={0}
                  max={most}
                  value={picked[at] ?? 0}
                  aria-label={option}
                />
                <span className={classes.sum}>
                  {text('check.picked', { count: picked[at] ?? 0 })}
                </span>
              </>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
