/**
 * How the newest rows with a part of a title are found: go through the order of the list, look in the
 * index of parts at what was created lately, or at all.
 */
export type Way = 'in order' | 'lately' | 'ever';

/** What some of a table's rows, taken at random, tell of all of them. */
export interface Sample {
  /** Titles as they are compared, one a line. */
  titles: string;
  /** When the rows were created, in ms, the oldest first. */
  moments: number[];
  /** How many rows the whole table has. */
  rows: number;
}

interface Wanted {
  /** As it is compared. */
  part: string;
  count: number;
  /** In ms, if only what was created until then is wanted. */
  before?: number | undefined;
}

// In µs, measured at a million rows (docs/performance.md).
const PASSED_OVER = 0.17;
const FOUND = 5;
const LOOK_LATELY = 1200;

/** The quickest way to so many rows, and since when to look; a wrong guess costs time alone. */
export function wayToPart(sample: Sample, { part, count, before }: Wanted) {
  const { titles, moments, rows } = sample;
  const share = countIn(titles, part) / Math.max(1, moments.length);
  const costs: Record<Way, number> = {
    'in order': (count / share) * PASSED_OVER,
    ever: share * rows * FOUND,
    lately: LOOK_LATELY,
  };
  const last = before === undefined ? moments.length : firstFrom(moments, before);
  // twice as many, for they are not spread evenly
  const since = moments[last - Math.ceil(((2 * count) / share / rows) * moments.length)];
  const ways: Way[] = since === undefined ? ['in order', 'ever'] : ['in order', 'ever', 'lately'];
  const way = ways.reduce((best, one) => (costs[one] < costs[best] ? one : best), 'ever');
  return { way, since: way === 'lately' ? new Date(since!) : undefined };
}

function countIn(text: string, part: string): number {
  let count = 0;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) count++;
  return count;
}

/** The place of the first that is not less, in order. */
function firstFrom(sorted: number[], value: number): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (sorted[middle]! < value) from = middle + 1;
    else to = middle;
  }
  return from;
}
