import type { BoardCard, WorkshopBoard } from '../../../workshop-board.ts';
import { CardText } from '../../shared/card-text.tsx';
import { sentName } from '../../shared/count-names.ts';
import { workshopWords } from '../../shared/words/workshop-words.ts';
import { fillPages } from '../fill-pages.ts';
import { PageNumber } from '../page-number.tsx';
import classes from '../screen.module.css';
import { screenText } from '../screen-text.ts';
import { usePages } from '../use-pages.ts';

const SIZE = { columns: 3, lines: 17, chars: 30 };
const measure = ({ text }: BoardCard) => ({ text, extra: 1.8 });

/** How many cards there are; once shown, the cards. */
export function CardsScene({ board }: { board: WorkshopBoard }) {
  const text = screenText.useText();
  const words = workshopWords.useText();
  if (board.phase === 'done') return <CardWall board={board} />;
  return (
    <>
      <p className={classes.lead}>{text('cards')}</p>
      <p className={classes.kinds}>
        {board.card_kinds.map((kind) => words(`kind.${kind}`)).join(' · ')}
      </p>
      <p className={classes.big}>
        {text(sentName('sent', board.people), { count: board.people.sent })}
      </p>
      <p className={classes.how}>{text('cardsHow')}</p>
    </>
  );
}

function CardWall({ board }: { board: WorkshopBoard }) {
  const cards = board.clusters.flatMap((cluster) => cluster.cards);
  const pages = fillPages(cards, SIZE, measure);
  const page = usePages(pages.length);
  return (
    <>
      <div className={classes.columns}>
        {(pages[page] ?? []).map((column, along) => (
          <ul key={column[0]!.id}>
            {column.map((card, down) => (
              <li
                key={card.id}
                className={`${classes.card} ${classes.appears}`}
                style={{ animationDelay: `${(along * 4 + down) * 60}ms` }}
              >
                <CardText card={card} />
              </li>
            ))}
          </ul>
        ))}
      </div>
      <PageNumber at={page} of={pages.length} />
    </>
  );
}
