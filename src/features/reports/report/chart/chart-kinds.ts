import type { FigureRequest } from '../../metric/metric.ts';

export const CHART_KINDS = [
  'number',
  'table',
  'bar',
  'line',
  'area',
  'funnel',
  'cohort',
  'heat',
  'scatter',
] as const;
export type ChartKind = (typeof CHART_KINDS)[number];

/** What a question lacks so that a chart can show it. */
export type ChartLack = 'by' | 'split' | 'no_split' | 'two_metrics' | 'by_or_metrics';

/** What each chart needs besides a metric. */
const NEEDS: Record<ChartKind, readonly ChartLack[]> = {
  number: [],
  table: [],
  bar: ['by'],
  line: ['by'],
  area: ['by'],
  funnel: ['no_split', 'by_or_metrics'],
  cohort: ['by', 'split'],
  heat: ['by', 'split'],
  scatter: ['by', 'no_split', 'two_metrics'],
};

/** Null if the chart can show what is asked for. */
export function lackOf(kind: ChartKind, { metrics, by, split }: FigureRequest): ChartLack | null {
  const has: Record<ChartLack, boolean> = {
    by: by !== undefined,
    split: split !== undefined,
    no_split: split === undefined,
    two_metrics: metrics.length > 1,
    by_or_metrics: by !== undefined || metrics.length > 1,
  };
  return NEEDS[kind].find((need) => !has[need]) ?? null;
}

/** What shows the question best, for whoever has chosen none. */
export function suggestChart(request: FigureRequest, isOfTime: boolean): ChartKind {
  if (!request.by) return 'number';
  if (request.split) return isOfTime ? 'area' : 'bar';
  return isOfTime ? 'line' : 'bar';
}

/** The chart asked for, or what comes closest to it where the question has become another. */
export function chartFor(kind: ChartKind, request: FigureRequest): ChartKind {
  return lackOf(kind, request) ? 'table' : kind;
}
