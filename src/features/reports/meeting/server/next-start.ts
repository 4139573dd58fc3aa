import { Temporal } from 'temporal-polyfill';
import { knownZone, moveToDay } from '#src/features/work/task/due.ts';

interface Start {
  starts_on: string;
  starts_at: string | null;
  repeats: 'weekly' | 'monthly';
}

/** When the next meeting of a series is: the same time on the clock, a week or a month later. */
export function nextStart({ starts_on, starts_at, repeats }: Start, timeZone: string) {
  const step = repeats === 'weekly' ? { weeks: 1 } : { months: 1 };
  const day = Temporal.PlainDate.from(starts_on).add(step).toString();
  return {
    starts_on: day,
    starts_at: starts_at === null ? null : moveToDay(starts_at, day, knownZone(timeZone)),
  };
}
