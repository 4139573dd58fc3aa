import {
  type Judgement,
  judgeOutcome,
  type MonthValue,
  monthNumber,
  sideOf,
} from './statistics/judge-outcome.ts';

/** What is to be better by it in the end; metrics of the catalogue. */
export const OUTCOMES = [
  { metric: 'quote_win_ratio', direction: 'up' },
  { metric: 'average_order_size', direction: 'up' },
  { metric: 'follow_up_time', direction: 'down' },
  { metric: 'administration_time', direction: 'down' },
  // who bought in the year before and in this: each value looks back over twelve months
  { metric: 'retention', direction: 'up', overlap: 12 },
  { metric: 'cross_sell', direction: 'up' },
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** After how many months one looks back. */
export const POINTS = [3, 6, 12, 24] as const;
/** Further back the months before are told, and no more than a year is weighed against them. */
const YEAR = 12;

export interface Point {
  at: (typeof POINTS)[number];
  /** The months that are looked at, both within. */
  from: string;
  to: string;
  /** Not yet: all of its months have to be over. */
  due: boolean;
  now: number | null;
  /** What it would be now by the months before; until then, what it was in these. */
  was: number | null;
  judged: Judgement | null;
  /** Of how many rows either side is. */
  rows: { before: number; now: number };
}

interface Looking {
  /** The month in which it began; it belongs to neither side. */
  start: string;
  /** The last month that is over. */
  last: string;
  baseline: readonly MonthValue[];
  months: readonly MonthValue[];
}

/** An outcome then and now, at each point whose months are over. */
export function lookBack(outcome: Outcome, { start, last, baseline, months }: Looking): Point[] {
  const overlap = 'overlap' in outcome ? outcome.overlap : undefined;
  const { direction } = outcome;
  const before = sideOf(baseline);
  return POINTS.map((at): Point => {
    const from = monthAfter(start, Math.max(1, at - YEAR + 1));
    const to = monthAfter(start, at);
    const point = { at, from, to };
    if (to > last) {
      const rows = { before: before.rows, now: 0 };
      return { ...point, due: true, now: null, was: before.mean, judged: null, rows };
    }
    // a value that looks back tells of the time after once all it looks at lies there
    const first = monthAfter(start, overlap ?? 1);
    const after = months.filter(
      ({ month }) => month >= from && month <= to && month >= first && month > start,
    );
    const judged = judgeOutcome({ before: baseline, after, direction, overlap });
    const now = judged.after.mean;
    const told = now !== null && judged.difference !== null;
    const was = told ? now - judged.difference! : before.mean;
    const rows = { before: before.rows, now: judged.after.rows };
    return { ...point, due: false, now, was, judged, rows };
  });
}

export function monthAfter(month: string, count: number): string {
  const number = monthNumber(month) + count;
  return `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`;
}
