import { Temporal } from 'temporal-polyfill';
import { knownZone, moveToDay } from '#src/lib/zoned-days.ts';

interface Start {
  starts_on: string;
  starts_at: string | null;
  repeats: 'weekly' | 'monthly';
}

/** After it nothing can be planned: days have four digits for their year. */
const LAST_START = '9999-11-30';

/** When the next meeting of a series is: the same time on the clock, a week or a month later. */
export function nextStart({ starts_on, starts_at, repeats }: Start, timeZone: string) {
  if (starts_on > LAST_START) return null;
  const step = repeats === 'weekly' ? { weeks: 1 } : { months: 1 };
  const day = Temporal.PlainDate.from(starts_on).add(step).toString();
  return {
    starts_on: day,
    starts_at: starts_at === null ? null : moveToDay(starts_at, day, knownZone(timeZone)),
  };
}
