import { formatTime, type Reader } from '#src/web/i18n/dates.ts';

/** A day with its weekday, and the time if there is one: `Fri, 13 Mar, 10:00`. */
export function sayDay(due: { due_on: string; due_at?: string | null }, reader: Reader): string {
  const day = new Intl.DateTimeFormat(reader.locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  }).format(new Date(`${due.due_on}T12:00:00Z`));
  return due.due_at ? `${day}, ${formatTime(due.due_at, reader)}` : day;
}
