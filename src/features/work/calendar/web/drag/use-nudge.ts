import { useRef, useState } from 'react';
import { addDays } from '#src/lib/days.ts';
import { fromLocalInput, todayIn } from '#src/web/i18n/zones.ts';
import { USUAL_MINUTES } from '../../calendar.ts';
import type { CalendarShown } from '../calendar-context.ts';
import { type Item, keyOf } from '../calendar-query.ts';
import { clockOf, minuteOf } from '../view/lay-out-day.ts';
import { type DropSlot, type SlotTimes, STEP_MINUTES } from './drop-slot.ts';

const MINUTE_MS = 60_000;
/** After this rest the steps are one move, and one undo. */
const REST_MS = 400;

interface Steps {
  days: number;
  minutes: number;
  length: number;
}

interface Nudging {
  timeZone: string;
  move: (item: Item, times: SlotTimes) => Promise<void>;
}

/** The same as dragging, by the arrow keys: a day, a quarter of an hour, a longer or shorter end. */
export function useNudge({ timeZone, move }: Nudging): {
  nudge: CalendarShown['nudge'];
  /** Where the steps so far have led. */
  nudged: (DropSlot & { item: Item }) | null;
} {
  const [held, setHeld] = useState<{ item: Item; steps: Steps } | null>(null);
  const latest = useRef<{ item: Item; steps: Steps } | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  async function settle(): Promise<void> {
    const { item, steps } = latest.current!;
    latest.current = null;
    const times = timesAfter(item, steps, timeZone);
    if (times) await move(item, times);
    setHeld(null);
    // on another day it is drawn anew
    const key = CSS.escape(keyOf(item));
    const focus = () => document.querySelector<HTMLElement>(`[data-item="${key}"]`)?.focus();
    requestAnimationFrame(() => setTimeout(focus));
  }

  function nudge(item: Item, by: Partial<Steps>): void {
    const before = latest.current;
    if (before && keyOf(before.item) !== keyOf(item)) return;
    const { days = 0, minutes = 0, length = 0 } = before?.steps ?? {};
    const steps = {
      days: days + (by.days ?? 0),
      minutes: minutes + (by.minutes ?? 0),
      length: length + (by.length ?? 0),
    };
    latest.current = { item: before?.item ?? item, steps };
    setHeld(latest.current);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void settle(), REST_MS);
  }

  const times = held && timesAfter(held.item, held.steps, timeZone);
  const nudged = held && times && { ...slotAfter(times, held.item, timeZone), item: held.item };
  return { nudge, nudged };
}

/** Null where the steps lead nowhere else. */
function timesAfter(item: Item, steps: Steps, timeZone: string): SlotTimes | null {
  const { days, minutes, length } = steps;
  const day = addDays(item.day, days);
  if (item.starts_at === null) return days === 0 ? null : { due_on: day, due_at: null };
  if (days === 0 && minutes === 0 && length === 0) return null;
  const starts = Date.parse(item.starts_at);
  const clock = clockOf(minuteOf(starts, timeZone));
  // a day later is the same time on the clock
  const onDay = days === 0 ? starts : Date.parse(fromLocalInput(`${day}T${clock}`, timeZone));
  const at = onDay + minutes * MINUTE_MS;
  const times = { due_on: todayIn(timeZone, at), due_at: new Date(at).toISOString() };
  if (length === 0) return times;
  const least = at + STEP_MINUTES * MINUTE_MS;
  const end = Math.max(at + lengthOf(item) + length * MINUTE_MS, least);
  return { ...times, ends_at: new Date(end).toISOString() };
}

function lengthOf({ starts_at, ends_at }: Item): number {
  return ends_at ? Date.parse(ends_at) - Date.parse(starts_at!) : USUAL_MINUTES * MINUTE_MS;
}

function slotAfter({ due_on, due_at, ends_at }: SlotTimes, item: Item, timeZone: string): DropSlot {
  if (due_at === null) return { day: due_on, start: null, end: null };
  const at = Date.parse(due_at);
  const start = minuteOf(at, timeZone);
  const length = ends_at ? Date.parse(ends_at) - at : lengthOf(item);
  return { day: due_on, start, end: start + length / MINUTE_MS };
}
