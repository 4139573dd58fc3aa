import { useState } from 'react';
import { useCalendar } from '../calendar-context.ts';
import { type Item, keyOf } from '../calendar-query.ts';
import { calendarText } from '../calendar-text.ts';
import { EventChip } from './event-chip.tsx';
import classes from './time-grid.module.css';

const SHOWN = 4;

/** What takes the whole day, and what is due on it: above the hours. */
export function AllDayRow() {
  const { place } = useCalendar();
  const [isOpen, setOpen] = useState(false);
  return place.days.map((day) => (
    <AllDayCell key={day} day={day} isOpen={isOpen} onOpen={() => setOpen(true)} />
  ));
}

interface AllDayCellProps {
  day: string;
  isOpen: boolean;
  onOpen: () => void;
}

function AllDayCell({ day, isOpen, onOpen }: AllDayCellProps) {
  const text = calendarText.useText();
  const { items, drag, ghost } = useCalendar();
  const own = items.filter((item) => isAllDay(item, day));
  const shown = isOpen || own.length <= SHOWN ? own : own.slice(0, SHOWN - 1);
  const isAimedAt = ghost?.day === day && ghost.start === null;
  return (
    <div
      className={classes.allDay}
      data-day={day}
      data-place="allday"
      data-aimed={isAimedAt || undefined}
      onPointerDown={(event) => drag.begin(event, { mode: 'create', item: null })}
    >
      {shown.map((item) => (
        <EventChip key={keyOf(item)} item={item} look="line" />
      ))}
      {shown.length < own.length && (
        <button
          type="button"
          className={classes.rest}
          onPointerDown={(event) => event.stopPropagation()}
          onClick={onOpen}
        >
          {text('more', { count: own.length - shown.length })}
        </button>
      )}
    </div>
  );
}

export function isAllDay(item: Item, day: string): boolean {
  return item.starts_at === null && item.day <= day && item.last_day >= day;
}
