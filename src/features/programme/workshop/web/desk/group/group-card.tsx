import { type DragEvent, type KeyboardEvent, memo, useState } from 'react';
import type { BoardCard } from '../../../workshop-board.ts';
import { CardText } from '../../shared/card-text.tsx';
import { deskText } from '../desk-text.ts';
import classes from './group.module.css';

const DRAGGED_CARD = 'text/x-uptake-card';

/** What is done with a card; the same for all of them and for as long as the board is shown. */
export interface CardActs {
  onKey: (event: KeyboardEvent, card: BoardCard) => void;
  onMove: (card: BoardCard) => void;
  onJoin: (cardId: string, otherId: string) => void;
}

/** What the mouse carries over this place, if it is a card. */
export function useDrop(onCard: (id: string) => void) {
  const [isOver, setOver] = useState(false);
  return {
    isOver,
    onDragOver(event: DragEvent) {
      if (!event.dataTransfer.types.includes(DRAGGED_CARD)) return;
      event.preventDefault();
      event.stopPropagation();
      setOver(true);
    },
    onDragLeave(event: DragEvent) {
      if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
    },
    onDrop(event: DragEvent) {
      const id = event.dataTransfer.getData(DRAGGED_CARD);
      setOver(false);
      if (!id) return;
      event.preventDefault();
      event.stopPropagation();
      onCard(id);
    },
  };
}

interface GroupCardProps {
  card: BoardCard;
  isLoose: boolean;
  acts: CardActs;
}

/** A card that is dragged, moved by keys or by its button; drawn anew only where it has changed. */
export const GroupCard = memo(function GroupCard({ card, isLoose, acts }: GroupCardProps) {
  const text = deskText.useText();
  // a card dropped on another that stands by itself begins a theme with it
  const { isOver, ...drop } = useDrop((id) => {
    if (id !== card.id) acts.onJoin(id, card.id);
  });
  return (
    <li
      className={classes.card}
      data-card={card.id}
      data-over={isOver || undefined}
      draggable
      onDragStart={(event) => {
        event.dataTransfer.setData(DRAGGED_CARD, card.id);
        event.dataTransfer.effectAllowed = 'move';
      }}
      onKeyDown={(event) => acts.onKey(event, card)}
      {...(isLoose && drop)}
    >
      <CardText card={card} />
      <button
        type="button"
        className={classes.move}
        aria-label={text('group.moveCard', { card: card.text })}
        onClick={() => acts.onMove(card)}
      >
        {text('group.move')}
      </button>
    </li>
  );
});
