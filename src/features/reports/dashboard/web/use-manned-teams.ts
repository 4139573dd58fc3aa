import { useMemo } from 'react';
import { useMembers } from '#src/records/web/data/use-members.ts';
import { useTeams } from '#src/records/web/data/use-teams.ts';

/** The teams that have somebody in them, with who that is. */
export function useMannedTeams(): { id: string; name: string; members: string[] }[] {
  const teams = useTeams();
  const members = useMembers();
  return useMemo(
    () =>
      teams
        .map(({ id, name }) => ({
          id,
          name,
          members: members.flatMap((one) => (one.team_id === id ? one.id : [])),
        }))
        .filter((team) => team.members.length > 0),
    [teams, members],
  );
}
