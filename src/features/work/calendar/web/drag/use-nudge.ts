import { laterDay } from '#src/features/work/task/near-days.ts';
import { fromLocalInput } from '#src/web/i18n/zones.ts';
import { USUAL_MINUTES } from '../../calendar.ts';
import type { CalendarShown } from '../calendar-context.ts';
import type { Item } from '../calendar-query.ts';
import { clockOf, minuteOf } from '../view/lay-out-day.ts';
import type { SlotTimes } from './drop-slot.ts';

const MINUTE_MS = 60_000;

interface Nudging {
  timeZone: string;
  move: (item: Item, times: SlotTimes) => Promise<void>;
}

/** The same as dragging, by the arrow keys: a day, a quarter of an hour, a longer or shorter end. */
export function useNudge({ timeZone, move }: Nudging): CalendarShown['nudge'] {
  return (item, { days = 0, minutes = 0, length = 0 }) => {
    const day = laterDay(item.day, days);
    if (item.starts_at === null) {
      if (days !== 0) void move(item, { due_on: day, due_at: null });
      return;
    }
    const starts = Date.parse(item.starts_at);
    const clock = clockOf(minuteOf(starts, timeZone));
    // a day later is the same time on the clock
    const onDay = days === 0 ? starts : Date.parse(fromLocalInput(`${day}T${clock}`, timeZone));
    const due_at = new Date(onDay + minutes * MINUTE_MS).toISOString();
    if (length === 0) return void move(item, { due_on: day, due_at });
    const ends = item.ends_at ? Date.parse(item.ends_at) : starts + USUAL_MINUTES * MINUTE_MS;
    const end = Math.max(ends + length * MINUTE_MS, starts + 15 * MINUTE_MS);
    void move(item, { due_on: day, due_at, ends_at: new Date(end).toISOString() });
  };
}
