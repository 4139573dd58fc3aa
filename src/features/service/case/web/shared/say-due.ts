import { daysBetween } from '#src/lib/days.ts';
import { formatInstant, type Reader } from '#src/web/i18n/dates.ts';
import { todayIn } from '#src/web/i18n/zones.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** What is further away is told by its day. */
const SOON_MS = 12 * HOUR_MS;

/** A length of time in words, by its largest unit: 45 minutes, 3 hours, 2 days. */
export function saySpan(ms: number, { locale }: Reader): string {
  const [unit, size] =
    ms < 90 * MINUTE_MS
      ? (['minute', MINUTE_MS] as const)
      : ms < 36 * HOUR_MS
        ? (['hour', HOUR_MS] as const)
        : (['day', DAY_MS] as const);
  const count = Math.max(1, Math.round(ms / size));
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(count);
}

/** When something to come is: in 45 minutes, in 3 hours; further away by its day: tomorrow 14:00. */
export function sayComing(due: string, reader: Reader, nowMs: number): Coming {
  const left = Date.parse(due) - nowMs;
  if (left > SOON_MS) return { words: sayLater(due, reader, nowMs), isSoon: false };
  const [unit, size] =
    left < 90 * MINUTE_MS ? (['minute', MINUTE_MS] as const) : (['hour', HOUR_MS] as const);
  const format = new Intl.RelativeTimeFormat(reader.locale);
  return { words: format.format(Math.max(1, Math.round(left / size)), unit), isSoon: true };
}

export interface Coming {
  words: string;
  /** Told by how long it is until then, not by its day. */
  isSoon: boolean;
}

/** As within a sentence, where today and tomorrow are written small. */
export function sayLater(due: string, reader: Reader, nowMs: number): string {
  const { timeZone, locale } = reader;
  const day = todayIn(timeZone, Date.parse(due));
  const said = formatInstant(due, reader, nowMs);
  const isNear = Math.abs(daysBetween(todayIn(timeZone, nowMs), day)) <= 1;
  return isNear ? said.charAt(0).toLocaleLowerCase(locale) + said.slice(1) : said;
}
