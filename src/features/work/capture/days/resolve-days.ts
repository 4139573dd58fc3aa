import { Temporal } from 'temporal-polyfill';
import type { CountUnit } from '../words/count-words.ts';
import type { PeriodEdge, Which } from '../words/day-words.ts';
import type { Clock } from './read-times.ts';
import { findIsoWeek, findMonth, findPeriod, type Period, type Side } from './resolve-periods.ts';

type PlainDate = Temporal.PlainDate;

/** A day as spoken, before it is known whether it lies behind or ahead. */
export type SpokenDay =
  | { is: 'offset'; days: number }
  | { is: 'weekday'; weekday: number; which: Which | null; week: number | null; later: number }
  | { is: 'date'; day: number; month: number; year: number | null; mayBeSwapped: boolean }
  | { is: 'month_day'; day: number }
  | { is: 'count'; count: number; unit: CountUnit }
  | ({ is: 'period' } & Period)
  | { is: 'month'; month: number; edge: PeriodEdge }
  | { is: 'iso_week'; week: number }
  | { is: 'weekend' };

export interface ResolvedDay {
  on: PlainDate;
  /** Other days it could mean. */
  others: PlainDate[];
}

/** `null` when there is no such day (31 November) on that side. */
export function resolveDay(day: SpokenDay, side: Side, today: PlainDate): ResolvedDay | null {
  const found = findDay(day, side, today);
  if (!found) return null;
  const behind = Temporal.PlainDate.compare(found.on, today) < 0;
  return side === 'future' && behind ? null : found;
}

function findDay(day: SpokenDay, side: Side, today: PlainDate): ResolvedDay | null {
  switch (day.is) {
    case 'offset':
      return only(today.add({ days: day.days }));
    case 'weekday':
      return findWeekday(day, side, today);
    case 'date':
      return findDate(day, side, today);
    case 'month_day':
      return findMonthDay(day.day, side, today);
    case 'count':
      return only(addCount(today, day.count, day.unit));
    case 'period':
      return only(findPeriod(day, side, today));
    case 'month':
      return only(findMonth(day, side, today));
    case 'iso_week':
      return only(findIsoWeek(day.week, side, today));
    case 'weekend':
      return only(findSaturday(side, today));
  }
}

function findSaturday(side: Side, today: PlainDate): PlainDate {
  const ahead = (6 - today.dayOfWeek + 7) % 7;
  return today.add({ days: side === 'future' || ahead === 0 ? ahead : ahead - 7 });
}

function only(on: PlainDate | null): ResolvedDay | null {
  return on && { on, others: [] };
}

/**
 * Decision: "next Tuesday" is the Tuesday of the coming week (weeks begin on Monday), so on a
 * Sunday it is in 2 days, on a Monday in 8, on a Tuesday in 7, on a Wednesday in 6. Where a nearer
 * Tuesday is still ahead, that one is offered beside it. "Tuesday" alone, "this" and "coming
 * Tuesday" are the nearest ahead; on a Tuesday, "Tuesday" alone is in a week, and today is offered.
 * "Tuesday in two weeks" is two weeks after the nearest.
 */
function findWeekday(
  day: Extract<SpokenDay, { is: 'weekday' }>,
  side: Side,
  today: PlainDate,
): ResolvedDay {
  const distance = day.weekday - today.dayOfWeek;
  if (day.week !== null) return only(today.add({ days: distance + 7 * day.week }))!;
  const ahead = today.add({ days: distance > 0 ? distance : distance + 7 });
  const behind = today.add({ days: distance < 0 ? distance : distance - 7 });
  if (day.later > 0) {
    const on = ahead.add({ weeks: day.later });
    return { on, others: [on.subtract({ weeks: 1 })] };
  }
  if (day.which === 'next') {
    const others = distance > 0 ? [ahead] : [];
    return { on: today.add({ days: distance + 7 }), others };
  }
  if (day.which === 'last')
    return { on: behind, others: distance < 0 ? [behind.add({ days: -7 })] : [] };
  if (day.which === 'this' && distance === 0) return { on: today, others: [] };
  if (side === 'past') return { on: behind, others: [] };
  return { on: ahead, others: distance === 0 ? [today] : [] };
}

function findDate(
  day: Extract<SpokenDay, { is: 'date' }>,
  side: Side,
  today: PlainDate,
): ResolvedDay | null {
  const on = nearestDate(day, side, today);
  const swapped = day.mayBeSwapped
    ? nearestDate({ ...day, day: day.month, month: day.day }, side, today)
    : null;
  if (!on) return only(swapped);
  return { on, others: swapped && !swapped.equals(on) ? [swapped] : [] };
}

function nearestDate(
  { day, month, year }: { day: number; month: number; year: number | null },
  side: Side,
  today: PlainDate,
): PlainDate | null {
  if (year !== null) return makeDate(year, month, day);
  // 29 February may be up to eight years away.
  for (let step = 0; step <= 8; step += 1) {
    const on = makeDate(today.year + (side === 'future' ? step : -step), month, day);
    const order = on && Temporal.PlainDate.compare(on, today);
    if (on && (side === 'future' ? order! >= 0 : order! <= 0)) return on;
  }
  return null;
}

function findMonthDay(day: number, side: Side, today: PlainDate): ResolvedDay | null {
  for (let step = 0; step <= 2; step += 1) {
    const month = today.with({ day: 1 }).add({ months: side === 'future' ? step : -step });
    const on = makeDate(month.year, month.month, day);
    const order = on && Temporal.PlainDate.compare(on, today);
    if (on && (side === 'future' ? order! >= 0 : order! <= 0)) return only(on);
  }
  return null;
}

function makeDate(year: number, month: number, day: number): PlainDate | null {
  if (month < 1 || month > 12 || day < 1) return null;
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  return day <= first.daysInMonth ? first.with({ day }) : null;
}

function addCount(today: PlainDate, count: number, unit: CountUnit): PlainDate {
  if (unit === 'workday') return addWorkdays(today, count);
  if (unit === 'minute' || unit === 'hour') return today;
  return today.add({ [`${unit}s`]: count });
}

function addWorkdays(today: PlainDate, count: number): PlainDate {
  const step = Math.sign(count);
  let on = today;
  for (let left = Math.abs(count); left > 0; ) {
    on = on.add({ days: step });
    if (on.dayOfWeek <= 5) left -= 1;
  }
  return on;
}

/** Whether a day can only lie behind, only ahead, or either. */
export function sideOf(day: SpokenDay, today: PlainDate): Side | 'either' {
  if (day.is === 'weekday' && day.week === null) return sideOfWeekday(day);
  if (day.is === 'count') return day.count < 0 ? 'past' : 'future';
  if (day.is === 'period' && day.shift === 0) return day.edge ? 'future' : 'either';
  if (!isFixed(day)) return 'either';
  const on = findDay(day, 'future', today)?.on;
  const order = on ? Temporal.PlainDate.compare(on, today) : 0;
  if (order === 0) return 'either';
  return order < 0 ? 'past' : 'future';
}

function sideOfWeekday({ which, later }: { which: Which | null; later: number }) {
  return later > 0 ? 'future' : SIDE_OF_WHICH[which ?? 'this'];
}

const SIDE_OF_WHICH: Record<Which, Side | 'either'> = {
  next: 'future',
  coming: 'future',
  this: 'either',
  last: 'past',
};

function isFixed(day: SpokenDay): boolean {
  if (day.is === 'date') return day.year !== null;
  return day.is === 'offset' || day.is === 'period' || day.is === 'weekday';
}

/** The instant at which a clock in a zone shows a time on a day; a skipped hour moves forward. */
export function instantAt(
  on: PlainDate,
  clock: Pick<Clock, 'hour' | 'minute'>,
  timeZone: string,
): string {
  const time = on.toPlainDateTime({ hour: clock.hour, minute: clock.minute });
  return time.toZonedDateTime(timeZone, { disambiguation: 'compatible' }).toInstant().toString();
}
