import { type MonthValue, meanOf, monthNumber } from './judge-outcome.ts';

/** Whole years lie together, so that every season weighs the same. */
const YEAR = 12;
const MOST = 24;

export type BaselineRefusal = 'too_short' | 'worst_period' | 'after_start' | 'no_months';

export type Baseline =
  | { months: MonthValue[]; from: string; to: string }
  | { refused: BaselineRefusal };

interface Choosing {
  /** All months that there are. */
  months: readonly MonthValue[];
  /** The month in which it began; it belongs to neither side. */
  start: string;
  /** A choice of one's own, both months within. */
  wanted?: { from: string; to: string } | undefined;
}

/**
 * The months before the start: the last 24 where there are 24, else the last 12, else all. Another
 * choice must be no shorter than a year where there is one, and not the weakest stretch of its length.
 */
export function chooseBaseline(
  { months, start, wanted }: Choosing,
  better: 'up' | 'down',
): Baseline {
  const before = months.filter(({ month }) => month < start);
  const usual = reach(before, start);
  if (!wanted) return usual.length > 0 ? among(usual) : { refused: 'no_months' };
  if (wanted.to >= start) return { refused: 'after_start' };
  const chosen = before.filter(({ month }) => month >= wanted.from && month <= wanted.to);
  if (chosen.length === 0) return { refused: 'no_months' };
  const span = monthNumber(wanted.to) - monthNumber(wanted.from) + 1;
  if (chosen.length < Math.min(YEAR, usual.length) || span < Math.min(YEAR, usual.length)) {
    return { refused: 'too_short' };
  }
  return isWorst(before, chosen, better) ? { refused: 'worst_period' } : among(chosen);
}

function reach(before: readonly MonthValue[], start: string): MonthValue[] {
  const within = (count: number) =>
    before.filter(({ month }) => monthNumber(start) - monthNumber(month) <= count);
  const two = within(MOST);
  // a second year counts only where it is whole but for a month or two without a row
  return two.length >= MOST - 2 ? two : within(YEAR).length > 0 ? within(YEAR) : two;
}

/** The weakest of all stretches with as many months, where there are several that differ. */
function isWorst(
  before: readonly MonthValue[],
  chosen: readonly MonthValue[],
  better: 'up' | 'down',
): boolean {
  const sign = better === 'up' ? 1 : -1;
  const means = before
    .slice(0, before.length - chosen.length + 1)
    .map((_, at) => sign * meanOf(before.slice(at, at + chosen.length)));
  const own = sign * meanOf(chosen);
  return means.length > 1 && own <= Math.min(...means) && own < Math.max(...means);
}

function among(months: MonthValue[]): Baseline {
  return { months, from: months[0]!.month, to: months.at(-1)!.month };
}
