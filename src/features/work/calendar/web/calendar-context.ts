import { createContext, use } from 'react';
import type { Busy, Calendar, Item } from './calendar-query.ts';
import type { DropSlot } from './drag/drop-slot.ts';
import type { DragPointer } from './drag/use-drag.ts';
import type { CalendarPlace } from './use-calendar-place.ts';

/** What is shown of somebody's calendar, and how it is told from others. */
export interface Person {
  id: string;
  name: string;
  hue: number;
}

export interface CalendarShown {
  place: CalendarPlace;
  locale: string;
  timeZone: string;
  items: readonly Item[];
  busy: readonly Busy[];
  refs: Calendar['refs'];
  me: string;
  /** Colleagues whose calendars lie over one's own, by id. */
  people: ReadonlyMap<string, Person>;
  drag: DragPointer;
  /** Where what is dragged or being made would stand. */
  ghost: (DropSlot & { item: Item | null }) | null;
  open: (item: Item, anchor: DOMRect, begin?: 'move') => void;
  /** Moves or stretches by the keyboard: days, minutes, minutes of its length. */
  nudge: (item: Item, by: { days?: number; minutes?: number; length?: number }) => void;
  /** The one that the pointer or the focus is on, for keys. */
  point: (item: Item | null, element: HTMLElement | null) => void;
}

export const CalendarContext = createContext<CalendarShown | null>(null);

export function useCalendar(): CalendarShown {
  const shown = use(CalendarContext);
  if (!shown) throw new Error('There is no calendar around this.');
  return shown;
}
