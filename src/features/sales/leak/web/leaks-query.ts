import { queryOptions } from '@tanstack/react-query';
import type { EndpointOutput } from '#src/lib/define-endpoint.ts';
import { call } from '#src/web/api/call.ts';
import type { readLeaks } from '../leak-api.ts';

export type Leaks = EndpointOutput<typeof readLeaks>;
export type LeakGroup = Leaks['leaks'][number];
export type LeakItem = LeakGroup['items'][number];
export type Owners = 'me' | 'team' | 'all';

export function leaksQuery(owners: Owners) {
  return queryOptions({
    queryKey: ['leaks', owners],
    queryFn: ({ signal }) =>
      call<typeof readLeaks>('GET /api/v1/leaks', { query: { owners } }, { signal }),
    meta: { types: ['deal', 'task', 'quote', 'service_case', 'activity', 'company'] },
  });
}
