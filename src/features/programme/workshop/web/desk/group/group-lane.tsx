import type { ReactNode } from 'react';
import { deskText } from '../desk-text.ts';
import classes from './group.module.css';
import { type CardActs, GroupCard, useDrop } from './group-card.tsx';
import { LaneHead } from './lane-head.tsx';
import type { GroupLane } from './lanes.ts';
import type { Group } from './use-group.ts';

interface GroupLaneProps {
  lane: GroupLane;
  lanes: readonly GroupLane[];
  group: Group;
  acts: CardActs;
  /** Stands between its head and its cards. */
  children?: ReactNode;
}

/** A theme with its cards, or the pile of those that stand by themselves. */
export function GroupLaneColumn({ lane, lanes, group, acts, children }: GroupLaneProps) {
  const text = deskText.useText();
  const { isOver, ...drop } = useDrop((id) => void group.move(id, lane.id));
  const isLoose = lane.id === null;
  return (
    <section
      className={classes.lane}
      data-loose={isLoose || undefined}
      data-over={isOver || undefined}
      aria-label={lane.title || text('group.unnamed')}
      {...drop}
    >
      <LaneHead lane={lane} lanes={lanes} group={group} />
      {children}
      <ol className={classes.cards}>
        {lane.cards.map((card) => (
          <GroupCard key={card.id} {...{ card, isLoose, acts }} />
        ))}
      </ol>
      {lane.cards.length === 0 && !children && (
        <p className={classes.empty}>{text(isLoose ? 'group.allIn' : 'group.emptyTheme')}</p>
      )}
    </section>
  );
}
