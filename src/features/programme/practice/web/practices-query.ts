import { queryOptions } from '@tanstack/react-query';
import { call } from '#src/web/api/call.ts';
import type { listPractices } from '../practice-api.ts';

export const practicesQuery = queryOptions({
  queryKey: ['practices'],
  queryFn: ({ signal }) => call<typeof listPractices>('GET /api/v1/practices', {}, { signal }),
  meta: { types: ['practice', 'practice_part'] },
});
