import type { BoardCluster, WorkshopBoard } from '../../../workshop-board.ts';
import { CardText } from '../../shared/card-text.tsx';
import { workshopWords } from '../../shared/words/workshop-words.ts';
import { fillPages, linesOf } from '../fill-pages.ts';
import { PageNumber } from '../page-number.tsx';
import classes from '../screen.module.css';
import { screenText } from '../screen-text.ts';
import { usePages } from '../use-pages.ts';

const SIZE = { columns: 3, lines: 15, chars: 31 };

/** Cards that stand by themselves: more are not read out while themes come about. */
const MOST_LOOSE = 24;

function measure({ title, cards }: BoardCluster, shown = countShown(cards)) {
  const more = shown < cards.length ? 1.3 : 0;
  return {
    text: cards
      .slice(0, shown)
      .map(({ text }) => text)
      .join('\n'),
    extra: (title || cards.length > 1 ? 1.2 : 0) + shown * 1.5 + more + 1,
  };
}

/** As many cards of a theme as fit into a column; the others are counted. */
function countShown(cards: BoardCluster['cards']): number {
  const fits = (count: number) =>
    linesOf(measure({ title: 'x', cards } as BoardCluster, count), SIZE) <= SIZE.lines;
  let count = cards.length;
  while (count > 1 && !fits(count)) count -= 1;
  return count;
}

/** The themes as they come about, each with its cards. */
export function GroupScene({ board }: { board: WorkshopBoard }) {
  const text = screenText.useText();
  const words = workshopWords.useText();
  // what belongs together already stands first
  const themes = board.clusters.filter(({ title, cards }) => title !== null || cards.length > 1);
  const loose = board.clusters.length - themes.length;
  const isFolded = themes.length > 0 && loose > MOST_LOOSE;
  const clusters = (isFolded ? themes : board.clusters).toSorted(
    (a, b) => b.cards.length - a.cards.length,
  );
  const pages = fillPages(clusters, SIZE, (one) => measure(one));
  const page = usePages(pages.length);
  return (
    <>
      <p className={classes.how}>
        {text('group')} {text('groupHow')}
      </p>
      <div className={classes.columns}>
        {(pages[page] ?? []).map((column) => (
          <ul key={column[0]!.id}>
            {column.map(({ id, title, cards }) => (
              <li key={id} className={classes.cluster}>
                {(title || cards.length > 1) && <h2>{title ?? words('untitled')}</h2>}
                {cards.slice(0, countShown(cards)).map((card) => (
                  <p key={card.id}>
                    <CardText card={card} />
                  </p>
                ))}
                {cards.length > countShown(cards) && (
                  <p className={classes.more}>
                    {text('more', { count: cards.length - countShown(cards) })}
                  </p>
                )}
              </li>
            ))}
          </ul>
        ))}
      </div>
      {isFolded && <p className={classes.how}>{text('loose', { count: loose })}</p>}
      <PageNumber at={page} of={pages.length} />
    </>
  );
}
