import { Temporal } from 'temporal-polyfill';
import type { PeriodEdge, PeriodUnit } from '../words/day-words.ts';

type PlainDate = Temporal.PlainDate;
export type Side = 'past' | 'future';

export interface Period {
  unit: PeriodUnit;
  /** 0 is the current one, 1 the next. */
  shift: number;
  edge: PeriodEdge | null;
}

/**
 * The day that stands for a period: the first working day of one to come ("next month"), the last
 * of the current one ("this week"), and for one gone the day as far back ("last week").
 */
export function findPeriod({ unit, shift, edge }: Period, side: Side, today: PlainDate): PlainDate {
  if (edge === null && side === 'past') return today.add(lengthOf(unit, Math.min(shift, 0)));
  const start = startOfPeriod(today, unit).add(lengthOf(unit, shift));
  const wanted = edge ?? (shift === 0 ? 'end' : 'start');
  if (wanted === 'start') return toWorkday(start, 1);
  if (wanted === 'mid') return toWorkday(start.add({ days: DAYS_TO_MIDDLE[unit] }), 1);
  return endBefore(start.add(lengthOf(unit, 1)).subtract({ days: 1 }), today);
}

const DAYS_TO_MIDDLE: Record<PeriodUnit, number> = { week: 2, month: 14, quarter: 45, year: 181 };

function startOfPeriod(today: PlainDate, unit: PeriodUnit): PlainDate {
  if (unit === 'week') return today.subtract({ days: today.dayOfWeek - 1 });
  if (unit === 'month') return today.with({ day: 1 });
  if (unit === 'year') return today.with({ month: 1, day: 1 });
  return today.with({ month: today.month - ((today.month - 1) % 3), day: 1 });
}

function lengthOf(unit: PeriodUnit, count: number): Temporal.DurationLike {
  if (unit === 'week') return { weeks: count };
  if (unit === 'year') return { years: count };
  return { months: unit === 'quarter' ? 3 * count : count };
}

// Vague days are working days: nobody means Sunday by "at the end of the month".
function toWorkday(on: PlainDate, step: 1 | -1): PlainDate {
  const over = on.dayOfWeek - 5;
  if (over <= 0) return on;
  return on.add({ days: step > 0 ? 3 - over : -over });
}

function endBefore(last: PlainDate, today: PlainDate): PlainDate {
  const workday = toWorkday(last, -1);
  const gone = Temporal.PlainDate.compare(workday, today) < 0;
  return gone && Temporal.PlainDate.compare(last, today) >= 0 ? last : workday;
}

/** The edge of a month of this year or, on that side, of the nearest other. */
export function findMonth(
  { month, edge }: { month: number; edge: PeriodEdge },
  side: Side,
  today: PlainDate,
): PlainDate | null {
  for (const step of side === 'future' ? [0, 1] : [0, -1]) {
    const first = Temporal.PlainDate.from({ year: today.year + step, month, day: 1 });
    const on = edgeOfMonth(first, edge, today);
    const order = Temporal.PlainDate.compare(on, today);
    if (side === 'future' ? order >= 0 : order <= 0) return on;
  }
  return null;
}

function edgeOfMonth(first: PlainDate, edge: PeriodEdge, today: PlainDate): PlainDate {
  if (edge === 'end') return endBefore(first.with({ day: first.daysInMonth }), today);
  return toWorkday(edge === 'mid' ? first.with({ day: 15 }) : first, 1);
}

/** The Monday of a numbered ISO week; today, when it is the current one. */
export function findIsoWeek(week: number, side: Side, today: PlainDate): PlainDate | null {
  for (const step of side === 'future' ? [0, 1] : [0, -1]) {
    // 4 January is always in week 1.
    const fourth = Temporal.PlainDate.from({ year: today.yearOfWeek! + step, month: 1, day: 4 });
    const monday = startOfPeriod(fourth, 'week').add({ weeks: week - 1 });
    const order = Temporal.PlainDate.compare(monday, startOfPeriod(today, 'week'));
    if (order === 0) return today;
    if (side === 'future' ? order > 0 : order < 0) return monday;
  }
  return null;
}
