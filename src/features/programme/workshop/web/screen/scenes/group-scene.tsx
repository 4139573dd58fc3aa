import type { BoardCluster, WorkshopBoard } from '../../../workshop-board.ts';
import { CardText } from '../../shared/card-text.tsx';
import { workshopWords } from '../../shared/words/workshop-words.ts';
import { fillPages } from '../fill-pages.ts';
import { PageNumber } from '../page-number.tsx';
import classes from '../screen.module.css';
import { screenText } from '../screen-text.ts';
import { usePages } from '../use-pages.ts';

const SIZE = { columns: 3, lines: 15, chars: 31 };

function measure({ title, cards }: BoardCluster) {
  return {
    text: cards.map(({ text }) => text).join('\n'),
    extra: (title || cards.length > 1 ? 1.2 : 0) + cards.length * 1.3 + 1,
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
                {cards.map((card) => (
                  <p key={card.id}>
                    <CardText card={card} />
                  </p>
                ))}
              </li>
            ))}
          </ul>
        ))}
      </div>
      <PageNumber at={page} of={pages.length} />
    </>
  );
}
