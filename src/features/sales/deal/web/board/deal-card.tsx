import { CircleAlert, Clock3 } from 'lucide-react';
import type { DragEvent, KeyboardEvent } from 'react';
import { sayDay } from '#src/features/work/task/web/shared/day/say-day.ts';
import { formatWorth } from '#src/records/values/money-text.ts';
import { RecordLink } from '#src/records/web/record-link.tsx';
import { useStore } from '#src/web/api/store.ts';
import { formatDate, formatDay } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { todayIn } from '#src/web/i18n/zones.ts';
import { WaitingMark } from '#src/web/offline/signs/waiting-mark.tsx';
import { Avatar } from '#src/web/ui/avatar.tsx';
import { dealText } from '../deal-text.ts';
import classes from './board.module.css';
import type { Card } from './board-query.ts';

export const DRAGGED_CARD = 'text/x-uptake-deal';

interface DealCardProps {
  card: Card;
  onKey: (event: KeyboardEvent, card: Card) => void;
  onMove: (card: Card) => void;
  onDropAbove: (event: DragEvent, card: Card) => void;
}

/** One deal on the board: what, with whom, how much, until when, and what comes next. */
export function DealCard({ card, onKey, onMove, onDropAbove }: DealCardProps) {
  const text = dealText.useText();
  const { locale } = useStore(reader);
  return (
    <li
      className={classes.card}
      data-card={card.id}
      draggable
      onDragStart={(event) => {
        event.dataTransfer.setData(DRAGGED_CARD, card.id);
        event.dataTransfer.effectAllowed = 'move';
      }}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(DRAGGED_CARD)) return;
        event.preventDefault();
        event.currentTarget.dataset.over = '';
      }}
      onDragLeave={(event) => delete event.currentTarget.dataset.over}
      onDrop={(event) => {
        delete event.currentTarget.dataset.over;
        onDropAbove(event, card);
      }}
      onKeyDown={(event) => onKey(event, card)}
    >
      <RecordLink type="deal" id={card.id} className={classes.name}>
        {card.title}
      </RecordLink>
      {(card.company ?? card.person) && (
        <p className={classes.company}>{card.company ?? card.person}</p>
      )}
      <p className={classes.facts}>
        {card.amount && <b className={classes.amount}>{formatWorth(card.amount, locale)}</b>}
        <Closes card={card} />
        <WaitingMark of={card} />
        {card.owner && (
          <span className={classes.owner} title={card.owner}>
            <Avatar name={card.owner} size="s" />
          </span>
        )}
      </p>
      {card.status === 'open' && <Next card={card} />}
      <button type="button" className={classes.moveButton} onClick={() => onMove(card)}>
        {text('move.word')}
        <span className={classes.unseen}>{card.title}</span>
      </button>
    </li>
  );
}

function Closes({ card: { closes_on, status } }: { card: Card }) {
  const text = dealText.useText();
  const who = useStore(reader);
  if (!closes_on || status !== 'open') return null;
  const isLate = closes_on < todayIn(who.timeZone);
  const says = { day: formatDate(closes_on, who) };
  return (
    <time
      dateTime={closes_on}
      className={isLate ? classes.late : classes.day}
      title={text(isLate ? 'closesLate' : 'closes', says)}
    >
      {formatDay(closes_on, who)}
    </time>
  );
}

/** What comes next; that nothing does, and that it has been silent for long, with the reason. */
function Next({ card: { next_step, stale } }: { card: Card }) {
  const text = dealText.useText();
  const who = useStore(reader);
  const isLate = next_step?.due_on && next_step.due_on < todayIn(who.timeZone);
  return (
    <p className={classes.next}>
      {next_step ? (
        <span className={classes.step}>
          <span className={isLate ? classes.late : classes.day}>
            {next_step.due_on
              ? sayDay({ due_on: next_step.due_on, due_at: next_step.due_at }, who)
              : text('noDay')}
          </span>
          {` · ${next_step.subject}`}
        </span>
      ) : (
        <span className={classes.warn}>
          <CircleAlert size={12} aria-hidden="true" /> {text('noStep')}
        </span>
      )}
      {stale && (
        <span
          className={classes.warn}
          title={text(`stale.${stale.rhythm}`, { days: stale.days, usual: stale.usual_days })}
        >
          <Clock3 size={12} aria-hidden="true" />{' '}
          {text('stale.word', { count: stale.days, days: stale.days })}
        </span>
      )}
    </p>
  );
}
