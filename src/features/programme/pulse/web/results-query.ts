import { queryOptions } from '@tanstack/react-query';
import type { EndpointOutput } from '#src/lib/define-endpoint.ts';
import { call } from '#src/web/api/call.ts';
import type { readPulseResults } from '../pulse-api.ts';

export type PulseResults = EndpointOutput<typeof readPulseResults>;

export const pulseResultsQuery = queryOptions({
  queryKey: ['pulse', 'results'],
  queryFn: ({ signal }) =>
    call<typeof readPulseResults>('GET /api/v1/pulse/results', {}, { signal }),
});
