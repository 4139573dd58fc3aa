import { queryOptions } from '@tanstack/react-query';
import { call } from '#src/web/api/call.ts';
import type { readRules, readSums } from '../guard-api.ts';

export const rulesQuery = queryOptions({
  queryKey: ['uptake_rules'],
  queryFn: () => call<typeof readRules>('GET /api/v1/adoption/rules', {}),
  meta: { types: ['uptake_setting', 'member'] },
});

export const sumsQuery = queryOptions({
  queryKey: ['uptake_sums'],
  queryFn: () => call<typeof readSums>('GET /api/v1/adoption/sums', {}),
  retry: false,
});
