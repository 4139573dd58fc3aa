import { Temporal } from 'temporal-polyfill';
import { AppError } from '#src/lib/app-error.ts';
import { knownZone } from '#src/lib/zoned-days.ts';
import { isHoliday, parseHolidays } from './time/holidays.ts';
import { parseHours, piecesOf, type Shift } from './time/week-hours.ts';

const MINUTE_MS = 60_000;
/** A promise that is not kept within ten years is none. */
const MOST_DAYS = 3660;

/** When somebody is there, ready to be counted with. */
export interface BusinessHours {
  timeZone: string;
  /** From Monday, each cut at midnight. */
  pieces: Shift[][];
  /** `YYYY-MM-DD` or, for every year, `MM-DD`. */
  holidays: ReadonlySet<string>;
}

/** Half-open, ms since 1970. */
interface Span {
  from: number;
  to: number;
}

/** Makes a calendar as it is kept ready to count with; refuses one in which nobody is ever there. */
export function openHours(kept: {
  time_zone: string;
  hours: string;
  holidays?: string | null;
}): BusinessHours {
  return {
    timeZone: knownZone(kept.time_zone),
    pieces: piecesOf(parseHours(kept.hours)),
    holidays: new Set(parseHolidays(kept.holidays ?? '').map(({ day }) => day)),
  };
}

/** The first instant by which so many minutes of business have passed; the instants are ISO 8601. */
export function addBusinessTime(start: string, minutes: number, hours: BusinessHours): string {
  const at = Date.parse(start);
  let left = minutes * MINUTE_MS;
  if (left <= 0) return new Date(at).toISOString();
  for (const { from, to } of spansFrom(at, hours)) {
    if (to - from >= left) return new Date(from + left).toISOString();
    left -= to - from;
  }
  const message =
    'With these hours and holidays nobody is there to keep the promise. Open some days.';
  throw new AppError('invalid', message, { reason: 'never_open' });
}

/** The same; null where the hours leave no time to keep it in. */
export function dueAfter(start: string, minutes: number, hours: BusinessHours): string | null {
  try {
    return addBusinessTime(start, minutes, hours);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

/** The whole minutes of business from one instant to another; 0 if that is not later. */
export function businessTimeBetween(start: string, end: string, hours: BusinessHours): number {
  const last = Date.parse(end);
  const first = Date.parse(start);
  if (last <= first) return 0;
  let sum = 0;
  for (const { from, to } of spansFrom(first, hours)) {
    if (from >= last) break;
    sum += Math.min(to, last) - from;
  }
  return Math.floor(sum / MINUTE_MS);
}

/** The spans in which somebody is there, from the instant on, in order. */
function* spansFrom(at: number, hours: BusinessHours): Generator<Span, void> {
  const begins = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(hours.timeZone);
  let day = begins.toPlainDate();
  for (let count = 0; count < MOST_DAYS; count++) {
    if (!isHoliday(hours.holidays, day.toString())) {
      for (const { from, to } of hours.pieces[day.dayOfWeek - 1]!) {
        const span = {
          from: Math.max(at, instantOf(day, from, hours.timeZone)),
          to: instantOf(day, to, hours.timeZone),
        };
        if (span.to > span.from) yield span;
      }
    }
    day = day.add({ days: 1 });
  }
}

/**
 * The instant at which clocks show the minute of the day: the first of two when they go back, the
 * moment of the change for one that they skip.
 */
function instantOf(day: Temporal.PlainDate, minute: number, timeZone: string): number {
  if (minute === 0) return day.toZonedDateTime(timeZone).epochMilliseconds;
  const local = day.toPlainDateTime().add({ minutes: minute });
  const first = local.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  if (first.toPlainDateTime().equals(local)) return first.epochMilliseconds;
  return first.getTimeZoneTransition('next')!.epochMilliseconds;
}
