import { queryOptions } from '@tanstack/react-query';
import type { EndpointOutput } from '#src/lib/define-endpoint.ts';
import { call } from '#src/web/api/call.ts';
import type { readNews } from '../../desk-api.ts';

export type News = EndpointOutput<typeof readNews>;

/** What was done of what the reader said, until they have put it away; and what waits for them. */
export const newsQuery = queryOptions({
  queryKey: ['desk', 'news'],
  queryFn: ({ signal }) => call<typeof readNews>('GET /api/v1/releases/news', {}, { signal }),
  staleTime: 10 * 60_000,
  meta: { types: ['desk_release', 'expectation', 'conversation'] },
});
