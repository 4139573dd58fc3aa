import type { BoardCard, BoardCluster } from '../../workshop-board.ts';
import classes from './card.module.css';
import { workshopWords } from './words/workshop-words.ts';

/** What a card says, with its kind; of a hidden one why it is. */
export function CardText({ card }: { card: BoardCard }) {
  const text = workshopWords.useText();
  return (
    <>
      <span className={classes.kind}>{text(`kind.${card.kind}`)}</span>
      {card.hidden === null ? (
        <span className={classes.text}>{card.text}</span>
      ) : (
        <span className={classes.hidden}>{text('hiddenCard', { reason: card.hidden })}</span>
      )}
    </>
  );
}

/** What a cluster is called: its title, else what its first card says. */
export function nameOfCluster({ title, cards }: Pick<BoardCluster, 'title' | 'cards'>): string {
  const shown = cards.find(({ hidden }) => hidden === null);
  return title ?? shown?.text ?? workshopWords.text('untitled');
}
