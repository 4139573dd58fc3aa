import { digitsOf } from '#src/lib/currency.ts';
import type { DateUnit } from '#src/records/filter.ts';
import { sayCountry } from '#src/records/values/country.ts';
import type { FigureAnswer } from '../../metric/figure-api.ts';
import type { MetricUnit } from '../../metric/metric.ts';

export interface Measured {
  unit: MetricUnit;
  currency?: string | undefined;
}
export type Axis = NonNullable<FigureAnswer['by']>;
export type Group = FigureAnswer['groups'][number];

/** The words that charts need besides numbers and names, in the reader's language. */
export interface ChartWords {
  /** In the place of a value that is not known. */
  none: string;
  /** Of rows that have nothing in the field. */
  empty: string;
  yes: string;
  no: string;
  before: string;
  total: string;
  quarter: (quarter: number, year: string) => string;
  week: (day: string) => string;
  /** "45 % of the first" */
  ofFirst: (share: string) => string;
  /** "2 of 3" */
  of: (count: number, all: number) => string;
  /** "from 3", of records. */
  from: (rows: number) => string;
}

export interface SayFigures {
  words: ChartWords;
  locale: string;
  /** In full: a sum of money with its currency, a span with its unit. */
  value: (value: number | null, of: Measured) => string;
  /** As short as an axis needs it. */
  short: (value: number, of: Measured) => string;
  share: (share: number) => string;
  /** A difference of two shares, as the number of its percentage points. */
  points: (difference: number) => string;
  /** "1–23 Oct 2026" */
  days: (span: { from: string; to: string }) => string;
  group: (axis: Axis | undefined, group: Group) => string;
}

interface Reading {
  locale: string;
  words: ChartWords;
  /** Names a group of a choice in the reader's language; undefined leaves it as answered. */
  choice?: (axis: Axis, group: Group) => string | undefined;
}

export function sayFigures({ locale, words, choice }: Reading): SayFigures {
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const whole = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  return {
    words,
    locale,
    value: (value, of) => (value === null ? words.none : writeValue(value, of, locale)),
    short: (value, of) => writeShort(value, of, locale),
    share: (share) => (Math.abs(share) < 0.1 ? percent : whole).format(share),
    points: (difference) => write(locale, { maximumFractionDigits: 1 }, difference * 100),
    days: (span) => sayDays(span, locale),
    group: (axis, group) => sayGroup(group, { axis, words, locale, choice }),
  };
}

const SPANS = { days: 'day', hours: 'hour', minutes: 'minute' } as const;

function writeValue(value: number, { unit, currency }: Measured, locale: string): string {
  switch (unit) {
    case 'money':
      return money(value, currency, { locale });
    case 'percent':
      return write(locale, { style: 'percent', maximumFractionDigits: 1 }, value);
    case 'days':
    case 'hours':
    case 'minutes':
      return write(
        locale,
        { style: 'unit', unit: SPANS[unit], unitDisplay: 'long', maximumFractionDigits: 1 },
        value,
      );
    case 'count':
      return write(locale, { maximumFractionDigits: 0 }, value);
    case 'number':
      return write(locale, { maximumFractionDigits: 2 }, value);
  }
}

function writeShort(value: number, of: Measured, locale: string): string {
  const compact = { notation: 'compact', maximumFractionDigits: 1 } as const;
  switch (of.unit) {
    case 'money':
      return money(value, of.currency, { locale, isShort: true });
    case 'percent':
      return write(locale, { style: 'percent', maximumFractionDigits: 1 }, value);
    case 'days':
    case 'hours':
    case 'minutes':
      return write(
        locale,
        { ...compact, style: 'unit', unit: SPANS[of.unit], unitDisplay: 'narrow' },
        value,
      );
    default:
      return write(locale, compact, value);
  }
}

/** In whole units: a figure is no bill. */
function money(
  value: number,
  currency: string | undefined,
  { locale, isShort = false }: { locale: string; isShort?: boolean },
): string {
  const size: Intl.NumberFormatOptions = isShort
    ? { notation: 'compact', maximumFractionDigits: 1, minimumFractionDigits: 0 }
    : { maximumFractionDigits: 0 };
  if (!currency) return write(locale, size, value / 100);
  const amount = value / 10 ** digitsOf(currency);
  const money = { style: 'currency', currency } as const;
  // where a language has no short word for thousands, a cent would stand there instead
  if (isShort && !isShortened(locale, { ...money, ...size }, amount)) {
    return write(locale, { ...money, maximumFractionDigits: 0 }, amount);
  }
  return write(locale, { ...money, ...size }, amount);
}

function isShortened(locale: string, options: Intl.NumberFormatOptions, value: number): boolean {
  const parts = formatOf(locale, options).formatToParts(value);
  return parts.some(({ type }) => type === 'compact');
}

const formats = new Map<string, Intl.NumberFormat>();

function write(locale: string, options: Intl.NumberFormatOptions, value: number): string {
  return formatOf(locale, options).format(value);
}

function formatOf(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = locale + JSON.stringify(options);
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(locale, options);
    formats.set(key, format);
  }
  return format;
}

function sayDays({ from, to }: { from: string; to: string }, locale: string): string {
  const [first, last] = [from, to].map((day) => new Date(`${day}T12:00:00Z`));
  const options = { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(locale, options).formatRange(first!, last!);
}

interface Naming extends Reading {
  axis: Axis | undefined;
}

function sayGroup(group: Group, { axis, words, locale, choice }: Naming): string {
  const { key, label } = group;
  if (key === null) return words.empty;
  if (typeof key === 'boolean') return key ? words.yes : words.no;
  if (axis?.step && typeof key === 'string') return sayStep(key, axis.step, { words, locale });
  if (axis?.kind === 'country') return sayCountry(String(key), locale);
  return (axis && choice?.(axis, group)) ?? label;
}

/** A day of the calendar by the step that begins with it: March 2026 as `Mar 2026`. */
export function sayStep(
  day: string,
  step: DateUnit,
  { words, locale }: Pick<Reading, 'words' | 'locale'>,
): string {
  const at = new Date(`${day.slice(0, 10)}T12:00:00Z`);
  if (Number.isNaN(at.getTime())) return day;
  const say = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(at);
  switch (step) {
    case 'year':
      return day.slice(0, 4);
    case 'quarter':
      return words.quarter(Math.ceil(Number(day.slice(5, 7)) / 3), day.slice(0, 4));
    case 'month':
      return say({ month: 'short', year: 'numeric' });
    case 'week':
      return words.week(say({ day: 'numeric', month: 'short' }));
    case 'day':
      return say({ day: 'numeric', month: 'short' });
  }
}
