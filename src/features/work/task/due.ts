import { dayAt, moveToDay } from '#src/lib/zoned-days.ts';

/** What a day is called in the database and the API: years of four digits. */
const PLAIN_DAY = /^\d{4}-\d\d-\d\d$/;

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
