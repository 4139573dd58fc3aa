import { queryOptions } from '@tanstack/react-query';
import type { EndpointOutput } from '#src/lib/define-endpoint.ts';
import { call, send } from '#src/web/api/call.ts';
import type { listMetricReaders, previewMetric } from '../catalogue-api.ts';
import type { OwnMetric } from '../metric.ts';
import type { OwnDefinition } from '../own-metric.ts';

export type Preview = EndpointOutput<typeof previewMetric>;

/** What reads a metric; anew when reports or dashboards change. */
export function readersQuery(name: string) {
  return queryOptions({
    queryKey: ['metric', 'readers', name],
    queryFn: () =>
      call<typeof listMetricReaders>('GET /api/v1/metrics/readers', { query: { name } }),
    meta: { types: ['metric', 'report', 'dashboard'] },
  });
}

export function ownMetricQuery(id: string) {
  return queryOptions({
    queryKey: ['metric', 'own', id],
    queryFn: () => send<OwnMetric>('GET /api/v1/own_metrics/{id}', { params: { id } }),
  });
}

export interface PreviewAsk {
  id?: string | undefined;
  definition: OwnDefinition;
  unit?: Preview['unit'] | undefined;
  direction: 'up' | 'down' | 'none';
  minimum_rows: number;
  minimum_coverage: number;
}

/** What a draft comes to over the last twelve months. */
export function previewQuery(ask: PreviewAsk | null) {
  return queryOptions({
    queryKey: ['metric', 'preview', ask],
    enabled: ask !== null,
    queryFn: () => {
      const body = { ...ask!, period: PREVIEWED } as never;
      return call<typeof previewMetric>('POST /api/v1/metrics/preview', { body }, { reads: true });
    },
  });
}

export const PREVIEWED = { last: 12, unit: 'month' } as const;
