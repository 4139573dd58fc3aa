import { Temporal } from 'temporal-polyfill';
import type { DateUnit, Period, RelativeDay } from './filter.ts';

/** Days from the first on and before the one after, as `YYYY-MM-DD`. */
export interface DaySpan {
  from: string;
  before: string;
}

type Day = Temporal.PlainDate;

/** The day that is meant when today is `today`. */
export function resolveDay(value: RelativeDay, today: string): string {
  const steps = 'ago' in value ? -value.ago : value.in;
  return move(Temporal.PlainDate.from(today), steps, value.unit).toString();
}

/** The days that are meant when today is `today`; weeks begin on Monday. */
export function resolvePeriod(period: Period, today: string): DaySpan {
  if ('from' in period) {
    return { from: period.from, before: nextDay(period.to) };
  }
  const now = Temporal.PlainDate.from(today);
  if ('this' in period) {
    const from = startOf(now, period.this);
    return spanOf(from, move(from, 1, period.this));
  }
  const { unit } = period;
  if (unit === 'day') {
    return 'last' in period
      ? spanOf(move(now, 1 - period.last, unit), move(now, 1, unit))
      : spanOf(now, move(now, period.next, unit));
  }
  const present = startOf(now, unit);
  return 'last' in period
    ? spanOf(move(present, -period.last, unit), present)
    : spanOf(move(present, 1, unit), move(present, 1 + period.next, unit));
}

export function nextDay(day: string): string {
  return move(Temporal.PlainDate.from(day), 1, 'day').toString();
}

/** Whether the text is a day of the calendar in the years that a CRM may speak of. */
export function isDay(text: unknown): text is string {
  if (typeof text !== 'string' || !/^[1-9]\d{3}-\d\d-\d\d$/.test(text)) return false;
  try {
    return Boolean(Temporal.PlainDate.from(text, { overflow: 'reject' }));
  } catch {
    return false;
  }
}

function startOf(day: Day, unit: DateUnit): Day {
  switch (unit) {
    case 'day':
      return day;
    case 'week':
      return day.subtract({ days: day.dayOfWeek - 1 });
    case 'month':
      return day.with({ day: 1 });
    case 'quarter':
      return day.with({ day: 1, month: day.month - ((day.month - 1) % 3) });
    case 'year':
      return day.with({ day: 1, month: 1 });
  }
}

function move(day: Day, steps: number, unit: DateUnit): Day {
  if (unit === 'quarter') return day.add({ months: steps * 3 });
  return day.add({ [`${unit}s`]: steps });
}

function spanOf(from: Day, before: Day): DaySpan {
  return { from: from.toString(), before: before.toString() };
}
