import { queryOptions } from '@tanstack/react-query';
import type { EndpointOutput } from '#src/lib/define-endpoint.ts';
import { call } from '#src/web/api/call.ts';
import type { listDone } from '../../help-api.ts';

export type Done = EndpointOutput<typeof listDone>['items'][number];

export const doneQuery = queryOptions({
  queryKey: ['help', 'done'],
  queryFn: ({ signal }) => call<typeof listDone>('GET /api/v1/my-commands', {}, { signal }),
  staleTime: 0,
});
