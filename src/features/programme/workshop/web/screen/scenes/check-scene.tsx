import type { WorkshopBoard } from '../../../workshop-board.ts';
import { votedName } from '../../shared/count-names.ts';
import classes from '../screen.module.css';
import { screenText } from '../screen-text.ts';

/** The questions; once closed, how many took which answer. */
export function CheckScene({ board }: { board: WorkshopBoard }) {
  const text = screenText.useText();
  const { phase, people, questions } = board;
  if (questions.length === 0) return <p className={classes.lead}>{text('checkNone')}</p>;
  const isShown = phase === 'done' && questions.every(({ picked }) => picked);
  return (
    <>
      <p className={classes.lead}>
        {text(phase === 'open' ? 'check' : isShown ? 'checkShown' : 'checkFew')}
      </p>
      {phase === 'open' && (
        <p className={classes.big}>
          {text(votedName('voted', people), { voted: people.voted, count: people.joined })}
        </p>
      )}
      {isShown && (
        <div className={classes.questions}>
          {questions.map((one) => (
            <Sums key={one.text} question={one} />
          ))}
        </div>
      )}
    </>
  );
}

function Sums({ question }: { question: WorkshopBoard['questions'][number] }) {
  const text = screenText.useText();
  const { text: asked, options, picked, right } = question;
  const most = Math.max(1, ...(picked ?? []));
  return (
    <section>
      <h2>{asked}</h2>
      <ul>
        {options.map((option, at) => (
          <li key={option} className={classes.bar} data-right={at === right || undefined}>
            <span>{at === right ? `${option} (${text('right')})` : option}</span>
            <meter min={0} max={most} value={picked?.[at] ?? 0} aria-label={option} />
            <b>{picked?.[at] ?? 0}</b>
          </li>
        ))}
      </ul>
    </section>
  );
}
