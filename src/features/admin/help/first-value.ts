/** Fewer people than this are not spoken of. */
export const FEWEST_PEOPLE = 5;
const WEEKS = [1, 2, 4, 8] as const;
const WEEK_MINUTES = 7 * 24 * 60;

export interface FirstValue {
  is_withheld: boolean;
  people: number | null;
  lower_quartile: number | null;
  median: number | null;
  upper_quartile: number | null;
  within: { weeks: number; people: number | null }[];
}

/**
 * Sums up how long people took, in minutes; null is somebody who is not there yet, and counts as
 * endless. No figure tells of fewer than five, nor does what is left when it is taken away.
 */
export function sumUpFirstValue(minutes: readonly (number | null)[]): FirstValue {
  const all = minutes.map((one) => one ?? Number.POSITIVE_INFINITY).sort((a, b) => a - b);
  const isWithheld = all.length < FEWEST_PEOPLE;
  const quantile = (share: number) => (isWithheld ? null : readQuantile(all, share));
  return {
    is_withheld: isWithheld,
    people: isWithheld ? null : all.length,
    lower_quartile: quantile(0.25),
    median: quantile(0.5),
    upper_quartile: quantile(0.75),
    within: WEEKS.map((weeks) => {
      const people = all.filter((one) => one <= weeks * WEEK_MINUTES).length;
      return { weeks, people: isTelling(people, all.length) ? null : people };
    }),
  };
}

/** The smallest value that this share of them does not exceed; null if that is endless. */
function readQuantile(sorted: readonly number[], share: number): number | null {
  const value = sorted[Math.ceil(share * sorted.length) - 1]!;
  return Number.isFinite(value) ? Math.round(value) : null;
}

function isTelling(part: number, whole: number): boolean {
  const isFew = (count: number) => count > 0 && count < FEWEST_PEOPLE;
  return whole < FEWEST_PEOPLE || isFew(part) || isFew(whole - part);
}
