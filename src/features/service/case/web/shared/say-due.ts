import { formatInstant, type Reader } from '#src/web/i18n/dates.ts';

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

/** When something to come is: in 45 minutes, in 3 hours, Tomorrow 14:00. */
export function sayComing(due: string, reader: Reader, nowMs: number): string {
  const left = Date.parse(due) - nowMs;
  if (left > SOON_MS) return formatInstant(due, reader, nowMs);
  const [unit, size] =
    left < 90 * MINUTE_MS ? (['minute', MINUTE_MS] as const) : (['hour', HOUR_MS] as const);
  const format = new Intl.RelativeTimeFormat(reader.locale);
  return format.format(Math.max(1, Math.round(left / size)), unit);
}
