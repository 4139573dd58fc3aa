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
export type ChartLack = 'by' | 'split' | 'two_metrics' | 'no_split';

/** Null if the chart can show what is asked for. */
export function lackOf(kind: ChartKind, { metrics, by, split }: FigureRequest): ChartLack | null {
  switch (kind) {
    case 'number':
    case 'table':
      return null;
    case 'bar':
    case 'line':
    case 'area':
      return by ? null : 'by';
    case 'funnel':
      if (split) return 'no_split';
      return by || metrics.length > 1 ? null : 'by';
    case 'heat':
    case 'cohort':
      if (!by) return 'by';
      return split ? null : 'split';
    case 'scatter':
      if (!by) return 'by';
      return metrics.length > 1 ? null : 'two_metrics';
  }
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
