import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type { EndpointOutput } from '#src/lib/define-endpoint.ts';
import { call } from '#src/web/api/call.ts';
import type { Asked, Topic } from '../../help.ts';
import type { keepLearnt, readHelp, setHelp } from '../../help-api.ts';

export type Help = EndpointOutput<typeof readHelp>;

/** How far the reader is with the first steps and the lessons. */
export const helpQuery = queryOptions({
  queryKey: ['help'],
  queryFn: ({ signal }) => call<typeof readHelp>('GET /api/v1/help', {}, { signal }),
  staleTime: 5 * 60_000,
});

// no save of the person's: it announces nothing, and their effort is that of the save to come
const QUIETLY = { says: false, reads: true } as const;

/** Notes what became of a hint or of the card. What cannot be noted now is asked again another time. */
export async function setTopic(client: QueryClient, topic: Topic, state: Asked): Promise<void> {
  try {
    const help = await call<typeof setHelp>(
      'PUT /api/v1/help/topics/{topic}',
      { params: { topic }, body: { state } },
      QUIETLY,
    );
    client.setQueryData(helpQuery.queryKey, help);
  } catch {
    // without a connection the hint goes all the same, for this time
  }
}

/** Has kept what the ledger shows to be learnt. */
export async function keepNews(client: QueryClient): Promise<void> {
  try {
    const help = await call<typeof keepLearnt>('POST /api/v1/help/learnt', {}, QUIETLY);
    client.setQueryData(helpQuery.queryKey, help);
  } catch {
    // the next look finds it again
  }
}
