import type { PersonMeasures, Verdict } from '#src/features/adoption/measure/measures.ts';
import { THRESHOLDS } from '#src/features/adoption/measure/thresholds.ts';
import { utcDay } from '#src/lib/days.ts';

const DAY_MS = 86_400_000;
/** Below so many people nothing is summed: a sum of few tells of each. */
export const LEAST_PEOPLE = THRESHOLDS.people_at_least;

export interface Sums {
  people: number;
  /** Null: too few people, or a count so small that it would point at somebody. */
  verdicts: Record<Verdict, number> | null;
  coverage: number | null;
  pull: number | null;
  follow_through: number | null;
  give_get: number | null;
}

/** What may be known of people together, by what others may see of each, by somebody who may know of none of them. */
export function sumPeople(people: readonly PersonMeasures[]): Sums {
  const enough = people.length >= LEAST_PEOPLE;
  const counts = { adopted: 0, not_yet: 0, not_enough: 0 };
  for (const { seen } of people) counts[seen.verdict] += 1;
  const share = (parts: readonly { part: number; of: number }[]) => {
    const counted = parts.filter(({ of }) => of > 0);
    if (counted.length < LEAST_PEOPLE) return null;
    const sum = (name: 'part' | 'of') => counted.reduce((all, one) => all + one[name], 0);
    return sum('part') / sum('of');
  };
  return {
    people: people.length,
    verdicts: enough && isSafe(Object.values(counts)) ? counts : null,
    coverage: share(
      people.map(({ coverage }) => ({ part: coverage.traced, of: coverage.contacts })),
    ),
    pull: share(people.map(({ pull }) => ({ part: pull.looked_up, of: pull.contacts }))),
    follow_through: share(
      people.map(({ follow_through: { made, kept, open } }) => ({ part: kept, of: made - open })),
    ),
    give_get: share(
      people.map(({ give_get }) => ({ part: give_get.given_s, of: give_get.asked_s })),
    ),
  };
}

/**
 * One count of one to four tells of single people, and hiding it alone would not help: it is the rest
 * of the others. So either all are told or none.
 */
export function isSafe(counts: readonly number[]): boolean {
  return counts.every((count) => count === 0 || count >= LEAST_PEOPLE);
}

/** Told for the end of the last month alone: two days beside each other would tell who changed. */
export function sumDay(today: string): string {
  const first = Date.parse(`${today.slice(0, 7)}-01`);
  return dayOf(first - DAY_MS);
}

/** The last end of a month that is over today, on the day or before it. */
export function monthEnd(day: string, today: string): string {
  const next = dayOf(Date.parse(day) + DAY_MS);
  return next <= today ? sumDay(next) : sumDay(day);
}

function dayOf(at: number): string {
  return utcDay(at);
}
