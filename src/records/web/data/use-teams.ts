import { queryOptions, useQuery } from '@tanstack/react-query';
import { send } from '#src/web/api/call.ts';

export interface TeamName {
  id: string;
  name: string;
  leader_id: string | null;
}

export const teamsQuery = queryOptions({
  queryKey: ['team', 'list'],
  queryFn: ({ signal }) => send<{ items: TeamName[] }>('GET /api/v1/teams', {}, { signal }),
  staleTime: 5 * 60_000,
  select: ({ items }) => items,
});

/** The teams of the workspace; empty until they have come. */
export function useTeams(): readonly TeamName[] {
  return useQuery(teamsQuery).data ?? NONE;
}

const NONE: readonly TeamName[] = [];
