import { Temporal } from 'temporal-polyfill';
import type { DayPhrase } from './read-days.ts';
import type { Clock } from './read-times.ts';
import { instantAt, resolveDay } from './resolve-days.ts';

/** The writer's day, instant and zone. */
export interface Moment {
  today: Temporal.PlainDate;
  now: Temporal.Instant;
  timeZone: string;
}

export interface Due {
  /** `YYYY-MM-DD` */
  on: string;
  /** ISO instant */
  at: string | null;
  others: string[];
}

/** When a promise falls due; `null` for a day that has gone or never comes. */
export function resolveDue(phrase: DayPhrase, moment: Moment): Due | null {
  if (!phrase.day) return resolveHour(phrase.clock, moment);
  const soon = resolveHours(phrase, moment);
  if (soon) {
    const zoned = soon.toZonedDateTimeISO(moment.timeZone);
    return { on: zoned.toPlainDate().toString(), at: writeInstant(soon), others: [] };
  }
  const found = resolveDay(phrase.day, 'future', moment.today);
  if (!found) return null;
  const at = phrase.clock && instantAt(found.on, phrase.clock, moment.timeZone);
  return { on: found.on.toString(), at, others: found.others.map(String) };
}

/** "at 3": today, or tomorrow when three has struck. */
function resolveHour(clock: Clock | null, { today, now, timeZone }: Moment): Due | null {
  if (!clock) return null;
  const at = instantAt(today, clock, timeZone);
  if (Temporal.Instant.compare(at, now) > 0) return { on: today.toString(), at, others: [] };
  const tomorrow = today.add({ days: 1 });
  const later = instantAt(tomorrow, clock, timeZone);
  return { on: tomorrow.toString(), at: later, others: [today.toString()] };
}

/** "in 2 hours", "10 minutes ago": an instant, not a day. */
function resolveHours({ day }: DayPhrase, { now }: Moment): Temporal.Instant | null {
  if (day?.is !== 'count') return null;
  if (day.unit === 'minute') return now.add({ minutes: day.count });
  return day.unit === 'hour' ? now.add({ hours: day.count }) : null;
}

/** When something happened: noon where only the day is known, and never later than now. */
export function resolveOccurred(phrase: DayPhrase | null, moment: Moment): string {
  const at = phrase ? findOccurred(phrase, moment) : moment.now;
  const late = !at || Temporal.Instant.compare(at, moment.now) > 0;
  return writeInstant(late ? moment.now : at);
}

function findOccurred(phrase: DayPhrase, moment: Moment): Temporal.Instant | null {
  const hours = resolveHours(phrase, moment);
  if (hours) return hours;
  const on = phrase.day ? resolveDay(phrase.day, 'past', moment.today)?.on : moment.today;
  if (!on) return null;
  if (!phrase.clock && on.equals(moment.today)) return moment.now;
  const clock = phrase.clock ?? { hour: 12, minute: 0 };
  return Temporal.Instant.from(instantAt(on, clock, moment.timeZone));
}

function writeInstant(instant: Temporal.Instant): string {
  return instant.toString();
}
