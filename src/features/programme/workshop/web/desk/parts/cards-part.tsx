import type { BoardCard } from '../../../workshop-board.ts';
import { CardText } from '../../shared/card-text.tsx';
import type { DeskProps } from '../desk-props.ts';
import { deskText } from '../desk-text.ts';
import { HideButton } from './hide-button.tsx';
import classes from './parts.module.css';

/** All cards, once they are shown; moderated by what they say, since nobody knows whose they are. */
export function CardsPart({ desk, board }: DeskProps) {
  const text = deskText.useText();
  const cards = board.clusters.flatMap(({ cards: all }) => all);
  if (board.phase === 'open' && cards.length === 0) {
    return <p className={classes.quiet}>{text('cards.waiting')}</p>;
  }
  if (cards.length === 0) return <p className={classes.quiet}>{text('cards.none')}</p>;
  return (
    <ul className={classes.cards}>
      {cards.map((card) => (
        <Card key={card.id} {...{ card, desk, board }} />
      ))}
    </ul>
  );
}

function Card({ card, desk, board }: DeskProps & { card: BoardCard }) {
  return (
    <li className={classes.card}>
      <CardText card={card} />
      <HideButton workshopId={board.id} card={card} hidden={desk.hidden} />
    </li>
  );
}
