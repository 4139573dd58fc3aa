import { queryOptions } from '@tanstack/react-query';
import { call } from '#src/web/api/call.ts';
import type { listRules } from '../../approval-rule-api.ts';

export const rulesQuery = queryOptions({
  queryKey: ['approval_rule', 'list'],
  queryFn: ({ signal }) => call<typeof listRules>('GET /api/v1/approval-rules', {}, { signal }),
  select: ({ items }) => items,
});
