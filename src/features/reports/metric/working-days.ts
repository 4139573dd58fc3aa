import { Temporal } from 'temporal-polyfill';

/** Whole days from Monday to Friday that lie between two days. */
export function workingDaysBetween(from: string, to: string): number {
  const [first, last] = [Temporal.PlainDate.from(from), Temporal.PlainDate.from(to)];
  const days = first.until(last, { largestUnit: 'day' }).days - 1;
  if (days <= 0) return 0;
  const weeks = Math.floor(days / 7);
  let count = weeks * 5;
  for (let rest = 1; rest <= days % 7; rest += 1) {
    if (first.add({ days: weeks * 7 + rest }).dayOfWeek <= 5) count += 1;
  }
  return count;
}
