import { useStore } from '#src/web/api/store.ts';
import { formatDay } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import type { BoardCluster, WorkshopBoard } from '../../../workshop-board.ts';
import { askedThemes } from '../../answer/asked-themes.ts';
import { nameOfCluster } from '../../shared/card-text.tsx';
import { workshopWords } from '../../shared/words/workshop-words.ts';
import { PageNumber } from '../page-number.tsx';
import classes from '../screen.module.css';
import { screenText } from '../screen-text.ts';
import { usePages } from '../use-pages.ts';

const EACH_PAGE = 4;

/** Theme by theme what was answered, who sees to it and by when. */
export function AnswerScene({ board }: { board: WorkshopBoard }) {
  const text = screenText.useText();
  const clusters = askedThemes(board.clusters);
  const count = Math.ceil(clusters.length / EACH_PAGE);
  const page = usePages(count);
  return (
    <>
      <p className={classes.how}>{text('answer')}</p>
      <ul className={classes.answers}>
        {clusters.slice(page * EACH_PAGE, (page + 1) * EACH_PAGE).map((cluster) => (
          <AnswerRow key={cluster.id} cluster={cluster} />
        ))}
      </ul>
      <PageNumber at={page} of={count} />
    </>
  );
}

function AnswerRow({ cluster }: { cluster: BoardCluster }) {
  const text = screenText.useText();
  const words = workshopWords.useText();
  const who = useStore(reader);
  const { answer, votes } = cluster;
  return (
    <li>
      <h2>
        {nameOfCluster(cluster)}
        {votes !== null && <small> {words('dots', { count: votes })}</small>}
      </h2>
      {answer ? (
        <p>
          <b data-said={answer.answer}>{words(`answer.${answer.answer}`)}</b> {answer.reason}
          <em>
            {[
              ...(answer.owner ? [answer.owner] : []),
              ...(answer.answer === 'no' || !answer.due_on ? [] : [formatDay(answer.due_on, who)]),
            ].join(' · ')}
          </em>
        </p>
      ) : (
        <p className={classes.waiting}>{text('waiting')}</p>
      )}
    </li>
  );
}
