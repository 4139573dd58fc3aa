import { addDays, daysBetween } from '#src/lib/days.ts';
import { fromLocalInput } from '#src/web/i18n/zones.ts';
import type { Item } from '../calendar-query.ts';
import { clockOf, DAY_MINUTES, minutesOf } from '../view/lay-out-day.ts';

export const STEP_MINUTES = 15;
/** What a tap makes. */
const TAP_MINUTES = 60;

/** Where the pointer is: on a day, at a time of it, or on the day as a whole. */
export interface Place {
  day: string;
  minute: number | null;
  /** A cell of the month changes the day alone. */
  keepsTime: boolean;
}

export interface Drag {
  mode: 'create' | 'move' | 'resize';
  item: Item | null;
  from: Place;
  now: Place;
}

/** What is drawn while it is dragged, and what it becomes when it is let go. */
export interface DropSlot {
  day: string;
  /** Minutes of the day; null is the whole day. */
  start: number | null;
  end: number | null;
}

/** The slot that a drag means; null if it means nothing. */
export function slotOf(drag: Drag, timeZone: string): DropSlot | null {
  if (drag.mode === 'create') return slotToCreate(drag);
  return drag.mode === 'move' ? slotToMove(drag, timeZone) : slotToResize(drag, timeZone);
}

function slotToCreate({ from, now }: Drag): DropSlot {
  if (from.minute === null) return { day: from.day, start: null, end: null };
  const to = now.day === from.day && now.minute !== null ? now.minute : from.minute;
  if (to === from.minute) {
    return { day: from.day, start: to, end: Math.min(to + TAP_MINUTES, DAY_MINUTES) };
  }
  const end = Math.max(from.minute, to);
  return { day: from.day, start: Math.min(from.minute, to), end };
}

function slotToMove({ item, from, now }: Drag, timeZone: string): DropSlot {
  const days = daysBetween(item!.day, from.day);
  const day = addDays(now.day, -days);
  const isTimed = item!.starts_at !== null;
  const own = isTimed ? minutesOf(item!, { day: item!.day, timeZone }) : null;
  if (now.keepsTime) return { day, start: own?.start ?? null, end: own?.end ?? null };
  if (now.minute === null) return { day: now.day, start: null, end: null };
  if (!own) return { day: now.day, start: now.minute, end: now.minute + TAP_MINUTES };
  const grabbed = from.minute === null ? 0 : from.minute + days * DAY_MINUTES - own.start;
  const at = now.minute + days * DAY_MINUTES - grabbed;
  const start = Math.min(Math.max(0, snap(at)), DAY_MINUTES - STEP_MINUTES);
  return { day, start, end: Math.min(DAY_MINUTES, start + own.end - own.start) };
}

function slotToResize({ item, now }: Drag, timeZone: string): DropSlot | null {
  if (now.minute === null || item!.starts_at === null) return null;
  const { start } = minutesOf(item!, { day: item!.day, timeZone });
  if (now.day < item!.day) return null;
  const end = now.day > item!.day ? DAY_MINUTES : now.minute;
  return { day: item!.day, start, end: Math.max(end, start + STEP_MINUTES) };
}

export function snap(minute: number): number {
  return Math.round(minute / STEP_MINUTES) * STEP_MINUTES;
}

export interface SlotTimes {
  due_on: string;
  due_at: string | null;
  ends_at?: string | null;
}

/** The slot as the server takes it; a move leaves the end to follow. */
export function timesOf(slot: DropSlot, timeZone: string, withEnd: boolean): SlotTimes {
  const { day, start, end } = slot;
  if (start === null) return { due_on: day, due_at: null };
  const at = (minute: number) =>
    minute >= DAY_MINUTES
      ? fromLocalInput(`${addDays(day, 1)}T${clockOf(minute - DAY_MINUTES)}`, timeZone)
      : fromLocalInput(`${day}T${clockOf(minute)}`, timeZone);
  return { due_on: day, due_at: at(start), ...(withEnd && end !== null && { ends_at: at(end) }) };
}
