import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type { EndpointOutput } from '#src/lib/define-endpoint.ts';
import { call } from '#src/web/api/call.ts';
import type { keepLearning, readLearning } from '../../lesson-api.ts';

export type Learning = EndpointOutput<typeof readLearning>;

/** How far the reader is with what they have learnt. */
export const learningQuery = queryOptions({
  queryKey: ['learning'],
  queryFn: ({ signal }) => call<typeof readLearning>('GET /api/v1/learning', {}, { signal }),
  staleTime: 5 * 60_000,
  meta: { types: ['mentor_offer', 'mentor_ask'] },
});

/** Has kept what the ledger shows; what cannot be kept now is found again at the next look. */
export async function keepNews(client: QueryClient): Promise<void> {
  try {
    const quietly = { says: false, reads: true } as const;
    const learning = await call<typeof keepLearning>('POST /api/v1/learning/keep', {}, quietly);
    client.setQueryData(learningQuery.queryKey, learning);
  } catch {
    // without a connection it waits
  }
}
