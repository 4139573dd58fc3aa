import { mondayOf, weekdayOf } from '../days/clock.ts';
import type { DayNumber } from '../days/day-trace.ts';
import { THRESHOLDS } from '../thresholds.ts';

/** When somebody works. Days off, and leave with both its days. */
export interface PersonCalendar {
  /** ISO weekdays: 1 is Monday. */
  working_days: readonly number[];
  leave: readonly { first: DayNumber; last: DayNumber }[];
}

export const FULL_WEEK: readonly number[] = [1, 2, 3, 4, 5];

export function isOnLeave({ leave }: PersonCalendar, day: DayNumber): boolean {
  return leave.some(({ first, last }) => first <= day && day <= last);
}

export function isWorking(calendar: PersonCalendar, day: DayNumber): boolean {
  return calendar.working_days.includes(weekdayOf(day)) && !isOnLeave(calendar, day);
}

/** The next working day after a day; a month on where somebody never works. */
export function nextWorkingDay(calendar: PersonCalendar, day: DayNumber): DayNumber {
  for (let next = day + 1; next <= day + 31 * 6; next += 1) {
    if (isWorking(calendar, next)) return next;
  }
  return day + 31;
}

/** Of the window: eight weeks of that person's working days, at most half a year back. */
export function windowStart(calendar: PersonCalendar, on: DayNumber): DayNumber {
  const wanted = Math.max(1, calendar.working_days.length) * THRESHOLDS.window_weeks;
  const earliest = on - THRESHOLDS.window_days_at_most;
  let found = 0;
  let day = on;
  while (day > earliest) {
    if (isWorking(calendar, day)) found += 1;
    if (found === wanted) return day;
    day -= 1;
  }
  return day;
}

/** The Mondays of the weeks that a span touches. */
export function mondaysOf(from: DayNumber, to: DayNumber): DayNumber[] {
  const mondays: DayNumber[] = [];
  for (let monday = mondayOf(from); monday <= to; monday += 7) mondays.push(monday);
  return mondays;
}
