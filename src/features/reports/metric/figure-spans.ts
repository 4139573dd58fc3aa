import { AppError } from '#src/lib/app-error.ts';
import type { DateUnit, Period } from '#src/records/filter.ts';
import {
  type DaySpan,
  isDay,
  nextDay,
  resolveDay,
  resolvePeriod,
} from '#src/records/filter-dates.ts';
import { type FigureRequest, MOST_DAYS } from './metric.ts';

/** The days that a request speaks of, seen from a day; null for all time. */
export function periodSpan(period: FigureRequest['period'], today: string): DaySpan | null {
  if (period === 'all') return null;
  if ('from' in period) requireDays(period);
  return resolvePeriod(period, today);
}

/**
 * The days to compare with; a period as long beside it, or the same a year before. Of a period that
 * goes on after the day `soFar` the part up to the same day.
 */
export function comparedSpan(
  request: FigureRequest,
  span: DaySpan | null,
  soFar?: string,
): DaySpan | undefined {
  const { compare, period } = request;
  if (!compare) return undefined;
  if (typeof compare === 'object') {
    requireDays(compare);
    return { from: compare.from, before: nextDay(compare.to) };
  }
  if (!span || period === 'all') {
    throw bad('All time has nothing before it. Choose a period to compare.', 'bad_period');
  }
  const back =
    compare === 'year_before' ? { ago: 1, unit: 'year' as const } : lengthOf(period, span);
  const move = (day: string) => resolveDay(back, day);
  const [from, end] = [move(span.from), move(span.before)];
  if (soFar === undefined || !isUnderWay(span, soFar)) return { from, before: end };
  const until = nextDay(move(soFar));
  return { from, before: [until, end].sort()[0]! };
}

/** Whether the day lies in the period, and others of it after that. */
export function isUnderWay({ from, before }: DaySpan, day: string): boolean {
  return from <= day && nextDay(day) < before;
}

/** How far back the period before begins: whole months by months, anything else by its days. */
function lengthOf(period: Period, span: DaySpan): { ago: number; unit: DateUnit } {
  if ('this' in period) return { ago: 1, unit: period.this };
  if ('last' in period) return { ago: period.last, unit: period.unit };
  if ('next' in period) return { ago: period.next, unit: period.unit };
  const months = monthsOf(span);
  if (months) return { ago: months, unit: 'month' };
  return { ago: (Date.parse(span.before) - Date.parse(span.from)) / DAY_MS, unit: 'day' };
}

const DAY_MS = 86_400_000;

function monthsOf({ from, before }: DaySpan): number {
  if (!from.endsWith('-01') || !before.endsWith('-01')) return 0;
  const count = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return count(before) - count(from);
}

/** The first days of the steps that the days stand in, in order. */
export function stepsOf({ from, before }: DaySpan, step: DateUnit): string[] {
  const steps: string[] = [];
  let next = resolvePeriod({ this: step }, from);
  while (next.from < before) {
    if (steps.length === MOST_DAYS) {
      throw bad('These are too many steps. Take a shorter period or longer steps.', 'bad_group');
    }
    steps.push(next.from);
    next = resolvePeriod({ this: step }, next.before);
  }
  return steps;
}

/** The last day of a span. */
export function lastDay({ before }: DaySpan): string {
  return resolveDay({ ago: 1, unit: 'day' }, before);
}

function requireDays({ from, to }: { from: string; to: string }): void {
  if (!isDay(from) || !isDay(to)) {
    throw bad('Give "from" and "to" as days of the calendar, YYYY-MM-DD.', 'bad_period');
  }
  if (to < from)
    throw bad('This period ends before it begins. Turn the two days round.', 'bad_period');
}

function bad(message: string, reason: string): AppError {
  return new AppError('invalid', message, { reason });
}
