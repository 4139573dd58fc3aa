export type Side = 'asks' | 'does';

export interface Reading {
  side: Side;
  /** What this side takes the range to mean. */
  hours: number;
}

export interface Range {
  least_hours: number;
  most_hours: number;
}

/**
 * Whether both sides have said what they read, and whether it is the same; `outside`: one reads what
 * the range does not say. Of each side the latest reading counts.
 */
export type Understanding = 'waiting' | 'agree' | 'differ' | 'outside';

/** Readings that differ by less than a tenth of the range mean the same. */
const SAME = 0.1;

export function compareReadings(range: Range, readings: readonly Reading[]): Understanding {
  const latest = (side: Side) => readings.findLast((one) => one.side === side);
  const both = [latest('asks'), latest('does')].filter((one) => one !== undefined);
  if (both.some(({ hours }) => hours < range.least_hours || hours > range.most_hours)) {
    return 'outside';
  }
  const [one, other] = both;
  if (!one || !other) return 'waiting';
  const width = range.most_hours - range.least_hours;
  return Math.abs(one.hours - other.hours) <= width * SAME ? 'agree' : 'differ';
}
