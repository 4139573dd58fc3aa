import { queryOptions } from '@tanstack/react-query';
import type { EndpointOutput } from '#src/lib/define-endpoint.ts';
import { call } from '#src/web/api/call.ts';
import type { readDaySheet } from '../visit-api.ts';
import { AGAIN_MS, VISIT_TYPES } from './shared/visit-query.ts';

export type DaySheet = EndpointOutput<typeof readDaySheet>;

/** The sheet of a day, `YYYY-MM-DD`. */
export function daySheetQuery(day: string) {
  return queryOptions({
    queryKey: ['day-sheet', day],
    queryFn: ({ signal }) =>
      call<typeof readDaySheet>('GET /api/v1/day-sheet', { query: { day } }, { signal }),
    refetchInterval: AGAIN_MS,
    meta: { types: VISIT_TYPES },
  });
}
