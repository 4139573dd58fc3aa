import { Temporal } from 'temporal-polyfill';

/** What a day is called in the database and the API: years of four digits. */
const PLAIN_DAY = /^\d{4}-\d\d-\d\d$/;

/** The calendar day, `YYYY-MM-DD`, that clocks in the zone show at the instant. */
export function dayAt(instant: string, timeZone: string): string {
  const at = Temporal.Instant.from(instant).toZonedDateTimeISO(knownZone(timeZone));
  return at.toPlainDate().toString();
}

/** The instant at which the day begins in the zone, ISO 8601; after midnight where clocks skip it. */
export function startOfDay(day: string, timeZone: string): string {
  const start = Temporal.PlainDate.from(day).toZonedDateTime(knownZone(timeZone));
  return start.toInstant().toString();
}

/** The same time on the zone's clock on another day; a time that clocks skip moves forward. */
export function moveToDay(instant: string, day: string, timeZone: string): string {
  const at = Temporal.Instant.from(instant).toZonedDateTimeISO(knownZone(timeZone));
  const moved = Temporal.PlainDate.from(day).toZonedDateTime({
    timeZone: knownZone(timeZone),
    plainTime: at.toPlainTime(),
  });
  return moved.toInstant().toString();
}

export interface Due {
  due_on: string | null;
  due_at: string | null;
}

/**
 * A task's day and time as one: a new time brings its day, a new day takes the time along, no day
 * means no time. `before` is null for a new task; the zone is that of the task's owner.
 */
export function agreeOnDue(before: Due | null, after: Due, timeZone: string): Due {
  const timeMoved = !isSameInstant(before?.due_at ?? null, after.due_at);
  const dayMoved = (before?.due_on ?? null) !== after.due_on;
  if (after.due_at === null) return after;
  if (timeMoved) {
    const day = dayAt(after.due_at, timeZone);
    return PLAIN_DAY.test(day) ? { ...after, due_on: day } : after;
  }
  if (!dayMoved) return after;
  if (after.due_on === null) return { due_on: null, due_at: null };
  const moved = moveToDay(after.due_at, after.due_on, timeZone);
  return { ...after, due_at: PLAIN_DAY.test(moved.slice(0, 10)) ? moved : null };
}

function isSameInstant(one: string | null, other: string | null): boolean {
  if (one === null || other === null) return one === other;
  return Date.parse(one) === Date.parse(other);
}

/** Asking whether a zone is known costs more than what is then done with it. */
const known = new Map<string, string>();

/** A zone that this machine does not know counts as UTC, so that nobody is locked out of their day. */
export function knownZone(timeZone: string): string {
  const found = known.get(timeZone);
  if (found) return found;
  try {
    const zone = Temporal.Now.zonedDateTimeISO(timeZone).timeZoneId;
    known.set(timeZone, zone);
    return zone;
  } catch {
    return 'UTC';
  }
}
