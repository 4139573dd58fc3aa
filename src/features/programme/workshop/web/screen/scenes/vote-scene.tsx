import type { BoardCluster, WorkshopBoard } from '../../../workshop-board.ts';
import { nameOfCluster } from '../../shared/card-text.tsx';
import { votedName } from '../../shared/count-names.ts';
import { workshopWords } from '../../shared/words/workshop-words.ts';
import { fillPages } from '../fill-pages.ts';
import { PageNumber } from '../page-number.tsx';
import classes from '../screen.module.css';
import { screenText } from '../screen-text.ts';
import { usePages } from '../use-pages.ts';

const SIZE = { columns: 1, lines: 12.5, chars: 34 };
const measure = (cluster: BoardCluster) => ({ text: nameOfCluster(cluster), extra: 0.6 });

/** How many have voted; the sums only once the vote is closed. */
export function VoteScene({ board }: { board: WorkshopBoard }) {
  const text = screenText.useText();
  const { people, dots, phase } = board;
  if (phase === 'done') return <Sums board={board} />;
  return (
    <>
      <p className={classes.lead}>{text('vote')}</p>
      <p className={classes.how}>{text('voteHow', { count: dots })}</p>
      <p className={classes.big}>
        {text(votedName('voted', people), { voted: people.voted, count: people.joined })}
      </p>
    </>
  );
}

function Sums({ board }: { board: WorkshopBoard }) {
  const text = screenText.useText();
  const words = workshopWords.useText();
  const voted = board.clusters.filter(({ votes }) => (votes ?? 0) > 0);
  const clusters = voted.toSorted((a, b) => (b.votes ?? 0) - (a.votes ?? 0));
  const others = board.clusters.length - voted.length;
  const most = Math.max(1, clusters[0]?.votes ?? 0);
  const pages = fillPages(clusters, SIZE, measure);
  const page = usePages(pages.length);
  return (
    <>
      <ul className={classes.sums}>
        {(pages[page]?.[0] ?? []).map((cluster) => (
          <li key={cluster.id} className={`${classes.bar} ${classes.appears}`}>
            <span>{nameOfCluster(cluster)}</span>
            <meter
              min={0}
              max={most}
              value={cluster.votes ?? 0}
              aria-label={nameOfCluster(cluster)}
            />
            <b>{words('dots', { count: cluster.votes ?? 0 })}</b>
          </li>
        ))}
      </ul>
      {others > 0 && <p className={classes.how}>{text('noDot', { count: others })}</p>}
      <PageNumber at={page} of={pages.length} />
    </>
  );
}
