import { Temporal } from 'temporal-polyfill';

/** After hours of standstill it is still made up for; later it waits for the next time. */
const MADE_UP_HOURS = 6;

interface Schedule {
  every: 'week' | 'month';
  day: number;
  hour: number;
}

/** The day whose mail is due now on the clocks of the zone; null if none is. */
export function dueDay(now: Date, timeZone: string, { every, day, hour }: Schedule): string | null {
  const at = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone);
  const isDay = every === 'week' ? at.dayOfWeek === day : at.day === day;
  const isHour = at.hour >= hour && at.hour < hour + MADE_UP_HOURS;
  return isDay && isHour ? at.toPlainDate().toString() : null;
}
