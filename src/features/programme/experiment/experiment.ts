import { addDays, addWeeks, type Day, daysBetween } from '#src/lib/days.ts';

/** Weeks within which an experiment is looked back on. */
export const MOST_WEEKS = 6;

export const VERDICTS = ['keep', 'adapt', 'stop'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Everything that is said before it begins. */
export const PARTS = [
  'assumption',
  'hypothesis',
  'smallest_test',
  'metric',
  'stop_rule',
  'loss',
  'sponsor_id',
  'protection',
] as const;
export type Part = (typeof PARTS)[number];
export type Parts = Record<Part, string | null>;

/** Days over which its metric is read, to the day on which it is looked at. */
export const MEASURE_DAYS = 30;

export interface Span {
  from: Day;
  to: Day;
}

/** The days before a day over which its metric is read, that day with them. */
export function lastDays(day: Day): Span {
  return { from: addDays(day, 1 - MEASURE_DAYS), to: day };
}

/** The days of an experiment, and as many before them. */
export function comparedSpans(started: Day, reviewed: Day): { before: Span; during: Span } {
  const days = daysBetween(started, reviewed) + 1;
  return {
    before: { from: addDays(started, -days), to: addDays(started, -1) },
    during: { from: started, to: reviewed },
  };
}

/** The parts that are still to be said. */
export function missingParts(parts: Parts): Part[] {
  return PARTS.filter((name) => !parts[name]?.trim());
}

/** Why it cannot be looked back on at that day; null: it can. */
export function hindersReviewDay(today: Day, review: Day): 'past' | 'too_late' | null {
  if (review < addDays(today, 1)) return 'past';
  return review > addWeeks(today, MOST_WEEKS) ? 'too_late' : null;
}
