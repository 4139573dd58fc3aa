import { type DragEvent, type KeyboardEvent, useState } from 'react';
import type { BoardCard } from '../../../workshop-board.ts';
import { CardText } from '../../shared/card-text.tsx';
import { deskText } from '../desk-text.ts';
import classes from './group.module.css';
import { LaneHead } from './lane-head.tsx';
import type { GroupLane } from './lanes.ts';
import type { Group } from './use-group.ts';

const DRAGGED_CARD = 'text/x-uptake-card';

interface GroupLaneProps {
  lane: GroupLane;
  lanes: readonly GroupLane[];
  group: Group;
  onKey: (event: KeyboardEvent, card: BoardCard) => void;
  onMove: (card: BoardCard) => void;
}

/** What the mouse carries over this place, if it is a card. */
function useDrop(onCard: (id: string) => void) {
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

/** A theme with its cards, or the pile of those that stand by themselves. */
export function GroupLaneColumn({ lane, lanes, group, onKey, onMove }: GroupLaneProps) {
  const text = deskText.useText();
  const { isOver, ...drop } = useDrop((id) => void group.move(id, lane.id));
  return (
    <section
      className={classes.lane}
      data-loose={lane.id === null || undefined}
      data-over={isOver || undefined}
      aria-label={lane.title || text('group.unnamed')}
      {...drop}
    >
      <LaneHead lane={lane} lanes={lanes} group={group} />
      <ol className={classes.cards}>
        {lane.cards.map((card) => (
          <GroupCard key={card.id} {...{ card, lane, group, onKey, onMove }} />
        ))}
      </ol>
      {lane.cards.length === 0 && (
        <p className={classes.empty}>
          {text(lane.id === null ? 'group.allIn' : 'group.emptyTheme')}
        </p>
      )}
    </section>
  );
}

type GroupCardProps = Omit<GroupLaneProps, 'lanes'> & { card: BoardCard };

function GroupCard({ card, lane, group, onKey, onMove }: GroupCardProps) {
  const text = deskText.useText();
  // a card dropped on another that stands by itself begins a theme with it
  const { isOver, ...drop } = useDrop((id) => {
    if (id !== card.id) void group.join(id, card.id);
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
      onKeyDown={(event) => onKey(event, card)}
      {...(lane.id === null && drop)}
    >
      <CardText card={card} />
      <button
        type="button"
        className={classes.move}
        aria-label={text('group.moveCard', { card: card.text })}
        onClick={() => onMove(card)}
      >
        {text('group.move')}
      </button>
    </li>
  );
}
