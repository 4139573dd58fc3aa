import { THRESHOLDS } from '#src/features/adoption/measure/thresholds.ts';
import { addDays } from '#src/lib/days.ts';

/** An exemption is for a while: half a year at most. */
export const MOST_DAYS = THRESHOLDS.exempt_days;
/** So many days before it ends whoever granted it is reminded. */
export const REMIND_DAYS = THRESHOLDS.exempt_remind_days;

export function lastDayFrom(today: string): string {
  return addDays(today, MOST_DAYS);
}

/** The day on which to think of it again: never before today. */
export function remindOn(today: string, untilDay: string): string {
  const day = addDays(untilDay, -REMIND_DAYS);
  return day < today ? today : day;
}
