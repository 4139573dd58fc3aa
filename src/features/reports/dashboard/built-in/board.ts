import type { FigureRequest } from '../../metric/metric.ts';
import type { Tile } from '../tile.ts';

export const AUDIENCES = ['seller', 'service', 'manager', 'sponsor', 'administrator'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** A dashboard of the product. Its name, what is decided there and titles stand among the texts. */
export interface BuiltInBoard {
  name: Audience;
  period: FigureRequest['period'];
  /** Whose figures it begins with: one's own, or everyone's. */
  whose?: 'me';
  tiles: readonly Tile[];
}

/** A period that a tile keeps whichever the dashboard is looked at for; the latter is put in before. */
const OF_THE_BOARD = { this: 'month' } as const;

/** A number three columns wide, in the row and column given. */
export function number(metric: string, at: { x: number; y: number; w?: number }): Tile {
  const { x, y, w = 3 } = at;
  return {
    id: metric,
    request: { metrics: [metric], period: OF_THE_BOARD },
    chart: 'number',
    x,
    y,
    w,
    h: 3,
  };
}

interface ChartAsk {
  id: string;
  chart: string;
  /** Absent: it follows the period of the dashboard. */
  period?: FigureRequest['period'];
  request: Pick<FigureRequest, 'metrics' | 'by' | 'split' | 'filter'>;
  at: { x: number; y: number; w?: number };
}

/** A chart half a dashboard wide. */
export function chart({ id, chart: kind, period, request, at }: ChartAsk): Tile {
  const { x, y, w = 6 } = at;
  const kept = period ? { keeps_period: true, request: { ...request, period } } : undefined;
  return { id, chart: kind, request: { ...request, period: OF_THE_BOARD }, ...kept, x, y, w, h: 7 };
}
