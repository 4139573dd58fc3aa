import { LEAST_PEOPLE } from '#src/features/adoption/guard/sums.ts';

/** One person's successes and tries; never told by itself. */
export interface Part {
  good: number;
  all: number;
}

/**
 * The share of all together, over five people at least, in steps of five rounded down, so that one
 * answer more tells of nobody. Null: too few people.
 */
export function shareOfAll(parts: readonly Part[]): number | null {
  const counted = parts.filter(({ all }) => all > 0);
  if (counted.length < LEAST_PEOPLE) return null;
  const sum = (name: keyof Part) => counted.reduce((total, one) => total + one[name], 0);
  return Math.floor((sum('good') * 20) / sum('all') + 1e-9) * 5;
}
