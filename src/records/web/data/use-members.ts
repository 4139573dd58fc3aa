import { queryOptions, useQuery } from '@tanstack/react-query';
import { send } from '#src/web/api/call.ts';

export interface MemberName {
  id: string;
  name: string;
  role?: string;
  active?: boolean;
  team_id?: string | null;
}

const membersQuery = queryOptions({
  queryKey: ['member', 'list'],
  queryFn: () => send<{ items: MemberName[] }>('GET /api/v1/members'),
  staleTime: 5 * 60_000,
});

/** The people of the workspace, those who left too; empty until they have come. */
export function useMembers(): readonly MemberName[] {
  return useQuery({ ...membersQuery, select: itemsOf }).data ?? NOBODY;
}

/** The people who may be asked for something: those who work here now. */
export function useActiveMembers(): readonly MemberName[] {
  return useQuery({ ...membersQuery, select: activeOf }).data ?? NOBODY;
}

interface Answer {
  items: readonly MemberName[];
}

function itemsOf({ items }: Answer): readonly MemberName[] {
  return items;
}

function activeOf({ items }: Answer): readonly MemberName[] {
  return items.filter(({ active }) => active !== false);
}

const NOBODY: readonly MemberName[] = [];
