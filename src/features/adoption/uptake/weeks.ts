import { Temporal } from 'temporal-polyfill';

/** The Monday of the week in which a day lies. */
export function mondayOf(day: string): string {
  const date = Temporal.PlainDate.from(day);
  return date.subtract({ days: date.dayOfWeek - 1 }).toString();
}
