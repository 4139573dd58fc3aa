import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';

/** Numbers as the reader writes them. */
export interface Say {
  /** Of a share from 0 to 1. */
  share(value: number): string;
  number(value: number): string;
  /** Whole minutes; of less than two, seconds. */
  time(seconds: number): string;
  /** What comes back for a minute. */
  perMinute(ratio: number): string;
  /** A calendar day within a sentence. */
  day(day: string): string;
}

export function useSay(): Say {
  const { locale } = useStore(reader);
  const unit = (name: string, value: number, digits = 0) =>
    new Intl.NumberFormat(locale, {
      style: 'unit',
      unit: name,
      unitDisplay: 'short',
      maximumFractionDigits: digits,
    }).format(value);
  return {
    share: (value) =>
      new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(value),
    number: (value) => new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(value),
    day: (day) =>
      new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(
        Date.parse(day),
      ),
    perMinute: (ratio) => (ratio < 2 ? unit('second', ratio * 60) : unit('minute', ratio, 1)),
    time: (seconds) => (seconds < 120 ? unit('second', seconds) : unit('minute', seconds / 60)),
  };
}
