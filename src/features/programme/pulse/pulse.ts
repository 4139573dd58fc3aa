import { LEAST_PEOPLE } from '#src/features/adoption/guard/sums.ts';
import { addDays } from '#src/lib/days.ts';

/** Two weeks of asking in every six, so that nobody is asked twice within four weeks. */
const CYCLE_DAYS = 42;
export const ASKING_DAYS = 14;
/** A Monday from which all periods are reckoned. */
const FIRST_DAY = '2024-01-01';
/** Whoever has just begun is left in peace. */
export const DAYS_OF_PEACE = 2;

/** Nothing is told of fewer; kept with each period, so that they cannot be moved once answers exist. */
export const LEAST = { scores: LEAST_PEOPLE, comments: 10 } as const;

export const STEPS = 7;
export const KEEPS = ['yes', 'unsure', 'no'] as const;
export type Keep = (typeof KEEPS)[number];

export interface PulseAnswer {
  /** 1 to 7: its capabilities meet my needs. */
  useful: number;
  /** 1 to 7: it is easy to use. */
  easy: number;
  /** Would I keep it if it were voluntary? */
  keep: Keep;
}

export interface Period {
  begins_on: string;
  /** The last day on which it is asked. */
  ends_on: string;
}

const DAY_MS = 86_400_000;

/** The period that asks on this day; null between two of them. */
export function periodOn(day: string): Period | null {
  const since = Math.floor((Date.parse(day) - Date.parse(FIRST_DAY)) / DAY_MS);
  const into = ((since % CYCLE_DAYS) + CYCLE_DAYS) % CYCLE_DAYS;
  if (into >= ASKING_DAYS) return null;
  const begins_on = addDays(day, -into);
  return { begins_on, ends_on: addDays(begins_on, ASKING_DAYS - 1) };
}

/** The day on which it is asked again, if it is not asked now. */
export function nextAsking(day: string): string {
  const since = Math.floor((Date.parse(day) - Date.parse(FIRST_DAY)) / DAY_MS);
  return addDays(FIRST_DAY, Math.ceil(since / CYCLE_DAYS) * CYCLE_DAYS);
}

export interface Counts {
  answers: number;
  useful: number[];
  easy: number[];
  keep: number[];
}

export function noCounts(): Counts {
  const none = (length: number) => Array.from({ length }, () => 0);
  return { answers: 0, useful: none(STEPS), easy: none(STEPS), keep: none(KEEPS.length) };
}

export function addAnswer(counts: Counts, { useful, easy, keep }: PulseAnswer): Counts {
  const more = (steps: readonly number[], at: number) =>
    steps.map((count, index) => count + (index === at ? 1 : 0));
  return {
    answers: counts.answers + 1,
    useful: more(counts.useful, useful - 1),
    easy: more(counts.easy, easy - 1),
    keep: more(counts.keep, KEEPS.indexOf(keep)),
  };
}

export function addCounts(all: readonly Counts[]): Counts {
  const add = (a: readonly number[], b: readonly number[]) => a.map((one, at) => one + b[at]!);
  return all.reduce(
    (sum, one) => ({
      answers: sum.answers + one.answers,
      useful: add(sum.useful, one.useful),
      easy: add(sum.easy, one.easy),
      keep: add(sum.keep, one.keep),
    }),
    noCounts(),
  );
}
