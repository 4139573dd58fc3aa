import { Temporal } from 'temporal-polyfill';
import type { Day } from './days.ts';

/** The calendar day, `YYYY-MM-DD`, that clocks in the zone show at the instant. */
export function dayAt(instant: string | Date, timeZone: string): Day {
  const at =
    typeof instant === 'string'
      ? Temporal.Instant.from(instant)
      : Temporal.Instant.fromEpochMilliseconds(instant.getTime());
  return at.toZonedDateTimeISO(knownZone(timeZone)).toPlainDate().toString();
}

/**
 * The instant at which the day begins in the zone, ISO 8601 in UTC; after midnight where clocks skip
 * it.
 */
export function startOfDay(day: Day, timeZone: string): string {
  const asked = `${day} ${timeZone}`;
  const known = starts.get(asked);
  if (known) return known;
  const start = Temporal.PlainDate.from(day).toZonedDateTime(knownZone(timeZone));
  const instant = start.toInstant().toString();
  if (starts.size === MOST_STARTS) starts.clear();
  starts.set(asked, instant);
  return instant;
}

/** A dashboard asks for the same few days dozens of times, and each takes a tenth of a millisecond. */
const starts = new Map<string, string>();
const MOST_STARTS = 1000;

/** The same time on the zone's clock on another day; a time that clocks skip moves forward. */
export function moveToDay(instant: string, day: Day, timeZone: string): string {
  const at = Temporal.Instant.from(instant).toZonedDateTimeISO(knownZone(timeZone));
  const moved = Temporal.PlainDate.from(day).toZonedDateTime({
    timeZone: knownZone(timeZone),
    plainTime: at.toPlainTime(),
  });
  return moved.toInstant().toString();
}

/** Asking whether a zone is known costs more than what is then done with it. */
const zones = new Map<string, string>();

/** A zone that this machine does not know counts as UTC, so that nobody is locked out of their day. */
export function knownZone(timeZone: string): string {
  const found = zones.get(timeZone);
  if (found) return found;
  try {
    const zone = Temporal.Now.zonedDateTimeISO(timeZone).timeZoneId;
    zones.set(timeZone, zone);
    return zone;
  } catch {
    return 'UTC';
  }
}
