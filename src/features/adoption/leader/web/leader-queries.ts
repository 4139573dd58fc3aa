import { queryOptions } from '@tanstack/react-query';
import { call } from '#src/web/api/call.ts';
import type { listLeaders } from '../leader-api.ts';

export const leadersQuery = queryOptions({
  queryKey: ['leaders'],
  queryFn: () => call<typeof listLeaders>('GET /api/v1/adoption/leaders', {}),
  meta: { types: ['leader_commitment'] },
});
