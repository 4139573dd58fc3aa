import { workingDaysBetween } from '#src/features/reports/metric/working-days.ts';
import { addDays } from '#src/lib/days.ts';

/** Working days until something was done, the day of it counted and the day it was said not. */
export function daysTaken(from: string, to: string): number {
  return workingDaysBetween(from, addDays(to, 1));
}

/** The day on which so many working days have passed. */
export function workingDaysAfter(from: string, days: number): string {
  let day = addDays(from, days);
  while (daysTaken(from, day) < days) day = addDays(day, 1);
  return day;
}
