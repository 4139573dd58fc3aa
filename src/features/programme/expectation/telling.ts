import { LEAST_PEOPLE } from '#src/features/adoption/guard/sums.ts';

/** How many agreed, unless so few did, or did not, that it would tell who. */
export function tellAgreed(agreed: number, people: number): number | null {
  const left = people - agreed;
  const isFew = (count: number) => count > 0 && count < LEAST_PEOPLE;
  return isFew(agreed) || isFew(left) ? null : agreed;
}
