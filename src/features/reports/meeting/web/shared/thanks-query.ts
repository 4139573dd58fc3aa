import { queryOptions } from '@tanstack/react-query';
import { call } from '#src/web/api/call.ts';
import type { listThanks } from '../../meeting-api.ts';

/** What the reader's own records went into, as long as they have not put it away. */
export const thanksQuery = queryOptions({
  queryKey: ['meeting', 'thanks'],
  queryFn: ({ signal }) => call<typeof listThanks>('GET /api/v1/meeting-thanks', {}, { signal }),
  select: ({ items }) => items,
  staleTime: 10 * 60_000,
  meta: { types: ['meeting'] },
});
