import { addDays, utcDay } from '#src/lib/days.ts';

/** The days that a task is most often moved to. */
export const NEAR_DAYS = ['today', 'tomorrow', 'next_week', 'in_two_weeks', 'next_month'] as const;
export type NearDay = (typeof NEAR_DAYS)[number];

/** Next week is its Monday, next month its first working day. */
export function findNearDay(name: NearDay, today: string): string {
  switch (name) {
    case 'today':
      return today;
    case 'tomorrow':
      return addDays(today, 1);
    case 'next_week':
      return addDays(today, daysToMonday(today));
    case 'in_two_weeks':
      return addDays(today, 14);
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
  const first = utcDay(Date.UTC(year, month, 1));
  const weekday = weekdayOf(first);
  if (weekday === 6) return addDays(first, 2);
  return weekday === 0 ? addDays(first, 1) : first;
}
