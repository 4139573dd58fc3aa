const DAY_MS = 86_400_000;
/** Small releases, a fortnight apart. */
export const RELEASE_DAYS = 14;

/** The day of the release after this one, never in the past: the rhythm is kept, not made up for. */
export function nextReleaseDay(due_on: string, today: string): string {
  let day = addDays(due_on, RELEASE_DAYS);
  while (day <= today) day = addDays(day, RELEASE_DAYS);
  return day;
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}
