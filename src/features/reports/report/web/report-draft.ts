import type { FigureRequest } from '../../metric/metric.ts';
import { TIME } from '../../metric/metric.ts';
import { CHART_KINDS, type ChartKind, suggestChart } from '../chart/chart-kinds.ts';

/** A question and its chart, as the address holds them. */
export interface ReportDraft {
  request: FigureRequest;
  chart: ChartKind;
}

/** What a report says of itself, as the API gives it. */
export interface ReportAnswer {
  id: string;
  name: string;
  question: string | null;
  request: string;
  chart: ChartKind;
  owner_id: string | null;
  visibility: 'workspace' | 'team' | 'private';
  deleted_at: string | null;
}

/** A first question about a metric: how it went this year, month by month. */
export function beginDraft(metric: string, standing = false): ReportDraft {
  const request: FigureRequest = {
    metrics: [metric],
    by: { field: TIME, step: 'month' },
    period: standing ? { last: 12, unit: 'month' } : { this: 'year' },
  };
  return { request, chart: suggestChart(request, true) };
}

/** What the address asks for, over what is kept; null where nothing is asked yet. */
export function readDraft(
  search: Record<string, unknown>,
  kept: ReportAnswer | undefined,
): ReportDraft | null {
  const request = isRequest(search.request) ? search.request : readRequest(kept?.request);
  if (!request) return null;
  const chart = CHART_KINDS.find((kind) => kind === search.chart) ?? kept?.chart;
  return { request, chart: chart ?? suggestChart(request, request.by?.step !== undefined) };
}

/** The question that a kept report asks; the server answers for all that is not of this shape. */
export function readRequest(text: string | undefined): FigureRequest | null {
  try {
    const given: unknown = JSON.parse(text ?? 'null');
    return isRequest(given) ? given : null;
  } catch {
    return null;
  }
}

function isRequest(given: unknown): given is FigureRequest {
  if (typeof given !== 'object' || given === null) return false;
  const { metrics, period } = given as Partial<FigureRequest>;
  const isNamed = Array.isArray(metrics) && metrics.length > 0;
  return isNamed && metrics.every((name) => typeof name === 'string') && period !== undefined;
}

/** Leaves out what is undefined, so that one question has one address. */
export function tidyRequest(request: FigureRequest): FigureRequest {
  return JSON.parse(JSON.stringify(request));
}

/** Whether two drafts ask the same in the same way. */
export function isSame(one: ReportDraft | null, other: ReportDraft | null): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(given: unknown): unknown {
  if (Array.isArray(given)) return given.map(sorted);
  if (typeof given !== 'object' || given === null) return given;
  const entries = Object.entries(given).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, value]) => [key, sorted(value)]),
  );
}
