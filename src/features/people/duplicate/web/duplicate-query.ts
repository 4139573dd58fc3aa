import { queryOptions } from '@tanstack/react-query';
import type { EndpointOutput } from '#src/lib/define-endpoint.ts';
import { call } from '#src/web/api/call.ts';
import type { listDuplicates } from '../duplicate-api.ts';

export type Queue = EndpointOutput<typeof listDuplicates>;
export type Pair = Queue['items'][number];
export type QueueStatus = 'open' | 'dismissed';

const LOOKING_MS = 4000;

export function duplicatesQuery(status: QueueStatus) {
  return queryOptions({
    queryKey: ['duplicates', status],
    queryFn: ({ signal }) =>
      call<typeof listDuplicates>('GET /api/v1/duplicates', { query: { status } }, { signal }),
    meta: { types: ['duplicate', 'person', 'company'] },
    refetchInterval: ({ state }) => (state.data?.is_looking ? LOOKING_MS : false),
  });
}
