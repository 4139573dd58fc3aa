import { queryOptions, useQuery } from '@tanstack/react-query';
import { send } from '#src/web/api/call.ts';

export interface MemberName {
  id: string;
  name: string;
  active?: boolean;
  team_id?: string | null;
}

const membersQuery = queryOptions({
  queryKey: ['member', 'list'],
  queryFn: () => send<{ items: MemberName[] }>('GET /api/v1/members'),
  staleTime: 5 * 60_000,
  select: ({ items }) => items,
});

/** The people of the workspace; empty until they have come. */
export function useMembers(): readonly MemberName[] {
  return useQuery(membersQuery).data ?? NOBODY;
}

const NOBODY: readonly MemberName[] = [];
