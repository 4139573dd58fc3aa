import { queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useMembers } from '#src/records/web/data/use-members.ts';
import { send } from '#src/web/api/call.ts';

interface Team {
  id: string;
  name: string;
}

const teamsQuery = queryOptions({
  queryKey: ['team', 'names'],
  queryFn: async () => (await send<{ items: Team[] }>('GET /api/v1/teams')).items,
  staleTime: 5 * 60_000,
});

/** The teams that have somebody in them, with who that is. */
export function useTeams(): { id: string; name: string; members: string[] }[] {
  const { data } = useQuery(teamsQuery);
  const members = useMembers();
  return useMemo(
    () =>
      (data ?? [])
        .map(({ id, name }) => ({
          id,
          name,
          members: members.flatMap((one) => (one.team_id === id ? one.id : [])),
        }))
        .filter((team) => team.members.length > 0),
    [data, members],
  );
}
