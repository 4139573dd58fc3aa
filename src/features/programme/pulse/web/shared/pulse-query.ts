import { queryOptions } from '@tanstack/react-query';
import { call } from '#src/web/api/call.ts';
import type { readPulse } from '../../pulse-api.ts';

/** Whether the reader is asked today how they find it. */
export const pulseQuery = queryOptions({
  queryKey: ['pulse', 'asked'],
  queryFn: ({ signal }) => call<typeof readPulse>('GET /api/v1/pulse', {}, { signal }),
  staleTime: 60 * 60_000,
});
