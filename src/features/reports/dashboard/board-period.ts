import { DATE_UNITS, type DateUnit } from '#src/records/filter.ts';
import type { FigureRequest } from '../metric/metric.ts';

export type BoardPeriod = FigureRequest['period'];

const DAY = /^\d{4}-\d\d-\d\d$/;

/** A period out of an address, which may hold anything; undefined if it is none. */
export function readPeriod(given: unknown): BoardPeriod | undefined {
  if (given === 'all') return 'all';
  if (typeof given !== 'object' || given === null) return undefined;
  const { this: present, last, next, unit, from, to } = given as Record<string, unknown>;
  if (isUnit(present)) return { this: present };
  if (isUnit(unit) && isNumber(last)) return { last, unit };
  if (isUnit(unit) && isNumber(next)) return { next, unit };
  if (isDay(from) && isDay(to) && from <= to) return { from, to };
  return undefined;
}

function isUnit(given: unknown): given is DateUnit {
  return (DATE_UNITS as readonly unknown[]).includes(given);
}

function isNumber(given: unknown): given is number {
  return Number.isInteger(given) && Number(given) > 0 && Number(given) <= 1000;
}

function isDay(given: unknown): given is string {
  return typeof given === 'string' && DAY.test(given) && !Number.isNaN(Date.parse(given));
}

/** What is offered to choose from, besides two days of one's own. */
export const USUAL_PERIODS = {
  week: { this: 'week' },
  days30: { last: 30, unit: 'day' },
  days90: { last: 90, unit: 'day' },
  month: { this: 'month' },
  lastMonth: { last: 1, unit: 'month' },
  quarter: { this: 'quarter' },
  lastQuarter: { last: 1, unit: 'quarter' },
  months12: { last: 12, unit: 'month' },
  year: { this: 'year' },
  all: 'all',
} as const satisfies Record<string, BoardPeriod>;
export type UsualPeriod = keyof typeof USUAL_PERIODS;

/** The name of a period that is offered. */
export function usualPeriod(period: BoardPeriod): UsualPeriod | undefined {
  const said = JSON.stringify(period);
  return (Object.keys(USUAL_PERIODS) as UsualPeriod[]).find(
    (name) => JSON.stringify(USUAL_PERIODS[name]) === said,
  );
}
