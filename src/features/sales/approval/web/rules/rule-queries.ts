import { queryOptions } from '@tanstack/react-query';
import { call, send } from '#src/web/api/call.ts';
import type { listRules } from '../../approval-rule-api.ts';

export interface Named {
  id: string;
  name: string;
  active?: boolean;
}

export const rulesQuery = queryOptions({
  queryKey: ['approval_rule', 'list'],
  queryFn: ({ signal }) => call<typeof listRules>('GET /api/v1/approval-rules', {}, { signal }),
  select: ({ items }) => items,
});

export const membersQuery = queryOptions({
  queryKey: ['member', 'list'],
  queryFn: () => send<{ items: Named[] }>('GET /api/v1/members'),
  select: ({ items }) => items,
});

export const teamsQuery = queryOptions({
  queryKey: ['team', 'list'],
  queryFn: () => send<{ items: Named[] }>('GET /api/v1/teams'),
  select: ({ items }) => items,
});
