const DAY_MS = 86_400_000;

/** The days that a task is most often moved to. */
export const NEAR_DAYS = ['today', 'tomorrow', 'next_week', 'in_two_weeks', 'next_month'] as const;
export type NearDay = (typeof NEAR_DAYS)[number];

/**
 * The calendar day a number of days later, `YYYY-MM-DD`. For the browser, which has no need of
 * Temporal for this.
 */
export function laterDay(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Next week is its Monday, next month its first working day. */
export function findNearDay(name: NearDay, today: string): string {
  switch (name) {
    case 'today':
      return today;
    case 'tomorrow':
      return laterDay(today, 1);
    case 'next_week':
      return laterDay(today, daysToMonday(today));
    case 'in_two_weeks':
      return laterDay(today, 14);
    case 'next_month':
      return firstWorkingDay(today);
  }
}

function daysToMonday(day: string): number {
  return (8 - weekdayOf(day)) % 7 || 7;
}

/** 0 is Sunday. */
function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

function firstWorkingDay(today: string): string {
  const [year, month] = today.split('-').map(Number) as [number, number];
  const first = new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
  const weekday = weekdayOf(first);
  if (weekday === 6) return laterDay(first, 2);
  return weekday === 0 ? laterDay(first, 1) : first;
}
