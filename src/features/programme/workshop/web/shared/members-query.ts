import { queryOptions } from '@tanstack/react-query';
import { send } from '#src/web/api/call.ts';

export const membersQuery = queryOptions({
  queryKey: ['member', 'list'],
  queryFn: () =>
    send<{ items: { id: string; name: string; active?: boolean }[] }>('GET /api/v1/members'),
  select: ({ items }) => items.filter(({ active }) => active !== false),
});

export const teamsQuery = queryOptions({
  queryKey: ['team', 'list'],
  queryFn: () => send<{ items: { id: string; name: string }[] }>('GET /api/v1/teams'),
  select: ({ items }) => items,
});
