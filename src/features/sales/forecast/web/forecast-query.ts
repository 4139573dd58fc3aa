import { queryOptions } from '@tanstack/react-query';
import type { EndpointOutput } from '#src/lib/define-endpoint.ts';
import { call } from '#src/web/api/call.ts';
import type { readForecast, readPastForecasts } from '../forecast-api.ts';

export type Forecast = EndpointOutput<typeof readForecast>;
export type ForecastRow = Forecast['rows'][number];
export type StageRow = Forecast['stages'][number];
export type PastForecasts = EndpointOutput<typeof readPastForecasts>;

const TYPES = { types: ['deal', 'stage', 'goal'] } as const;

export function forecastQuery(period: string) {
  return queryOptions({
    queryKey: ['forecast', period],
    queryFn: ({ signal }) =>
      call<typeof readForecast>('GET /api/v1/forecast', { query: { period } }, { signal }),
    meta: TYPES,
  });
}

export function pastForecastsQuery(period: string) {
  return queryOptions({
    queryKey: ['forecast', 'past', period],
    queryFn: ({ signal }) =>
      call<typeof readPastForecasts>(
        'GET /api/v1/forecast/past',
        { query: { period } },
        { signal },
      ),
    meta: TYPES,
  });
}
