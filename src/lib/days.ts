/** A calendar day, `2026-11-22`; days compare as texts do. */
export type Day = string;

const DAY_MS = 86_400_000;
const TIME_LENGTH = 'T00:00:00.000Z'.length;

/**
 * The calendar day in UTC: for what acts for a workspace as a whole or by a link, and to reckon with.
 * What a member does or is shown goes by the member's own day.
 */
export function utcDay(at: Date | number): Day {
  return new Date(at).toISOString().slice(0, -TIME_LENGTH);
}

function startMs(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`);
}

export function addDays(day: Day, days: number): Day {
  return utcDay(startMs(day) + days * DAY_MS);
}

export function addWeeks(day: Day, weeks: number): Day {
  return addDays(day, weeks * 7);
}

/** The same day of another month, or that month's last one. */
export function addMonths(day: Day, months: number): Day {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return utcDay(Date.UTC(year, month - 1 + months, Math.min(date, last)));
}

/** Whole weeks from one day to another. */
export function weeksBetween(from: Day, to: Day): number {
  return Math.floor(daysBetween(from, to) / 7);
}

/** Whole days from one day to another; NaN if either is none. */
export function daysBetween(from: Day, to: Day): number {
  return (startMs(to) - startMs(from)) / DAY_MS;
}
