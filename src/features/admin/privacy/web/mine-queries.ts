import { queryOptions } from '@tanstack/react-query';
import type { EndpointOutput } from '#src/lib/define-endpoint.ts';
import { call } from '#src/web/api/call.ts';
import type { myLooks, myRecord } from '../privacy-api.ts';

export type Recorded = EndpointOutput<typeof myRecord>;

export const recordedQuery = queryOptions({
  queryKey: ['recorded'],
  queryFn: () => call<typeof myRecord>('GET /api/v1/me/recorded', {}),
  staleTime: 0,
});

export const looksAtMineQuery = queryOptions({
  queryKey: ['looks-at-mine'],
  queryFn: async () => (await call<typeof myLooks>('GET /api/v1/me/looks', {})).items,
  staleTime: 0,
});
