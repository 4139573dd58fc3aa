import type { BoardCluster, WorkshopBoard } from '../../../workshop-board.ts';
import { CardText } from '../../shared/card-text.tsx';
import { workshopWords } from '../../shared/words/workshop-words.ts';
import { fillPages } from '../fill-pages.ts';
import { PageNumber } from '../page-number.tsx';
import classes from '../screen.module.css';
import { screenText } from '../screen-text.ts';
import { usePages } from '../use-pages.ts';

const SIZE = { columns: 3, lines: 15, chars: 31 };

/** Of a theme so many cards are read out; the others are counted. */
const MOST_CARDS = 4;

function measure({ title, cards }: BoardCluster) {
  const shown = cards.slice(0, MOST_CARDS);
  const more = cards.length > MOST_CARDS ? 1.3 : 0;
  return {
    text: shown.map(({ text }) => text).join('\n'),
    extra: (title || cards.length > 1 ? 1.2 : 0) + shown.length * 1.3 + more + 1,
  };
}

/** The themes as they come about, each with its cards. */
export function GroupScene({ board }: { board: WorkshopBoard }) {
  const text = screenText.useText();
  const words = workshopWords.useText();
  // what belongs together already stands first
  const clusters = board.clusters.toSorted((a, b) => b.cards.length - a.cards.length);
  const pages = fillPages(clusters, SIZE, measure);
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
                {cards.slice(0, MOST_CARDS).map((card) => (
                  <p key={card.id}>
                    <CardText card={card} />
                  </p>
                ))}
                {cards.length > MOST_CARDS && (
                  <p className={classes.more}>
                    {text('more', { count: cards.length - MOST_CARDS })}
                  </p>
                )}
              </li>
            ))}
          </ul>
        ))}
      </div>
      <PageNumber at={page} of={pages.length} />
    </>
  );
}
