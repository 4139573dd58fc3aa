import type { FigureAnswer } from '../../metric/figure-api.ts';

type Total = FigureAnswer['totals'][number];

/** What can be said of a figure beside the period before. */
export type Change =
  /** The records begin within or after the days compared with. */
  | { says: 'no_records'; from: string }
  /** Either side is too little to tell a trend from; `rows` are those of the side before if it is that. */
  | { says: 'no_trend'; was: number | null; rows?: number }
  | { says: 'trend'; was: number; difference: number; tone?: 'good' | 'bad' };

/** A trend is told only where both sides are fit to decide on; whether it is good follows from the metric. */
export function judgeChange(
  { value, was = null, was_rows: rows, records_from: from, fitness }: Total,
  direction: 'up' | 'down' | 'none',
): Change {
  if (from !== undefined) return { says: 'no_records', from };
  if (value === null || was === null || !fitness.fit) return { says: 'no_trend', was };
  if (rows !== undefined && rows < fitness.needed) return { says: 'no_trend', was, rows };
  const difference = value - was;
  const isGood = direction === (difference > 0 ? 'up' : 'down');
  const isTold = direction !== 'none' && difference !== 0;
  return { says: 'trend', was, difference, ...(isTold && { tone: isGood ? 'good' : 'bad' }) };
}
