import { daysBetween } from '#src/lib/days.ts';
import { todayIn } from './zones.ts';

/** Who reads: BCP 47 tag and IANA time zone. */
export interface Reader {
  locale: string;
  timeZone: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatWith(locale: string, options: Intl.DateTimeFormatOptions, at: Date): string {
  const key = locale + JSON.stringify(options);
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(locale, options);
    formats.set(key, format);
  }
  return format.format(at);
}

/** `YYYY-MM-DD` as a person says it: Today, Tomorrow, Friday, 12 May, 12 May 2024. */
export function formatDay(day: string, reader: Reader, nowMs = Date.now()): string {
  const distance = daysBetween(todayIn(reader.timeZone, nowMs), day);
  if (Number.isNaN(distance)) return day;
  if (Math.abs(distance) <= 1) return sayNearDay(distance, reader.locale);
  if (distance > 1 && distance < 7) {
    const noon = new Date(`${day}T12:00:00Z`);
    return formatWith(reader.locale, { weekday: 'long', timeZone: 'UTC' }, noon);
  }
  return formatDate(day, reader, nowMs);
}

/** The day with its year: 12 May 2026; before it what it is called where it is near: Tomorrow, 12 May 2026. */
export function formatWholeDay(day: string, reader: Reader, nowMs = Date.now()): string {
  const noon = new Date(`${day}T12:00:00Z`);
  if (Number.isNaN(noon.getTime())) return day;
  const options = { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' } as const;
  const date = formatWith(reader.locale, options, noon);
  const distance = daysBetween(todayIn(reader.timeZone, nowMs), day);
  const isNear = distance >= -1 && distance < 7;
  return isNear ? `${formatDay(day, reader, nowMs)}, ${date}` : date;
}

/** `YYYY-MM-DD` within a sentence, after “on” or “until”: 12 May, 12 May 2024. */
export function formatDate(day: string, reader: Reader, nowMs = Date.now()): string {
  const noon = new Date(`${day}T12:00:00Z`);
  if (Number.isNaN(noon.getTime())) return day;
  const sameYear = day.slice(0, 4) === todayIn(reader.timeZone, nowMs).slice(0, 4);
  const options: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', timeZone: 'UTC' };
  return formatWith(reader.locale, sameYear ? options : { ...options, year: 'numeric' }, noon);
}

/** `1961-03-12` or `--05-17` as 12 March 1961 or 17 May; what is neither stays as it is. */
export function formatBirthday(text: string, locale: string): string {
  const [, year, rest] = /^(\d{4}|-)-(\d\d-\d\d)$/.exec(text) ?? [];
  // 2000 has all days that any year has
  const noon = new Date(`${year === '-' ? '2000' : year}-${rest}T12:00:00Z`);
  if (!year || Number.isNaN(noon.getTime())) return text;
  const options: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'long', timeZone: 'UTC' };
  return formatWith(locale, year === '-' ? options : { ...options, year: 'numeric' }, noon);
}

function sayNearDay(distance: number, locale: string): string {
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(distance, 'day');
  return words.charAt(0).toLocaleUpperCase(locale) + words.slice(1);
}

/** The time of day of an instant: `14:05` or `2:05 PM`, as the reader's language has it. */
export function formatTime(instant: string, reader: Reader): string {
  const options = { hour: 'numeric', minute: '2-digit', timeZone: reader.timeZone } as const;
  return formatWith(reader.locale, options, new Date(instant));
}

/** An instant as day and time: `Yesterday 14:05`. */
export function formatInstant(instant: string, reader: Reader, nowMs = Date.now()): string {
  const at = Date.parse(instant);
  if (Number.isNaN(at)) return instant;
  const day = formatDay(todayIn(reader.timeZone, at), reader, nowMs);
  return `${day} ${formatTime(instant, reader)}`;
}

/** The whole of it, for a title: `Monday, 12 May 2025 at 14:05 CEST`. */
export function formatExactly(instant: string, reader: Reader): string {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return instant;
  const options = {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZone: reader.timeZone,
    timeZoneName: 'short',
  } as const;
  return formatWith(reader.locale, options, at);
}
