import { addDays } from '#src/lib/days.ts';

/** Small releases, a fortnight apart. */
export const RELEASE_DAYS = 14;

/** The day of the release after this one, never in the past: the rhythm is kept, not made up for. */
export function nextReleaseDay(due_on: string, today: string): string {
  let day = addDays(due_on, RELEASE_DAYS);
  while (day <= today) day = addDays(day, RELEASE_DAYS);
  return day;
}
