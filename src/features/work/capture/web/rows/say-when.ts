import { daysBetween } from '#src/lib/days.ts';
import { formatDay, formatTime, type Reader } from '#src/web/i18n/dates.ts';
import { todayIn } from '#src/web/i18n/zones.ts';

/** `Tue 24 Nov`, with the year where it is another one. */
export function sayDate(day: string, reader: Reader, nowMs: number): string {
  const sameYear = day.slice(0, 4) === todayIn(reader.timeZone, nowMs).slice(0, 4);
  const format = new Intl.DateTimeFormat(reader.locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...(!sameYear && { year: 'numeric' }),
    timeZone: 'UTC',
  });
  return format.format(new Date(`${day}T12:00:00Z`));
}

/** `Tomorrow`, `Tue 24 Nov`: short enough to choose by. */
export function sayShort(day: string, reader: Reader, nowMs: number): string {
  const distance = daysBetween(todayIn(reader.timeZone, nowMs), day);
  return Math.abs(distance) <= 1 ? formatDay(day, reader, nowMs) : sayDate(day, reader, nowMs);
}

/** A day in words with its date, and the time if there is one: `Tomorrow, Mon 23 Nov, 10:00`. */
export function sayDue(
  { dueOn, dueAt }: { dueOn: string; dueAt: string | null },
  reader: Reader,
  nowMs: number,
): string {
  const distance = daysBetween(todayIn(reader.timeZone, nowMs), dueOn);
  const isNear = Math.abs(distance) <= 1;
  const parts = [
    isNear ? formatDay(dueOn, reader, nowMs) : '',
    sayDate(dueOn, reader, nowMs),
    dueAt ? formatTime(dueAt, reader) : '',
  ];
  return parts.filter(Boolean).join(', ');
}
