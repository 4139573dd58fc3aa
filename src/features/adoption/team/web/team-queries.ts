import { queryOptions, useQuery } from '@tanstack/react-query';
import type { readTeamUptake } from '#src/features/adoption/measure/measure-api.ts';
import type { EndpointOutput } from '#src/lib/define-endpoint.ts';
import { type TeamName, teamsQuery } from '#src/records/web/data/use-teams.ts';
import { call } from '#src/web/api/call.ts';
import { useMe } from '#src/web/shell/session.ts';
import type { listExemptions, readCoverageGaps } from '../team-api.ts';

export type TeamUptake = EndpointOutput<typeof readTeamUptake>;
export type Gaps = EndpointOutput<typeof readCoverageGaps>;
export type Exemptions = EndpointOutput<typeof listExemptions>;

const WORK = ['activity', 'task', 'deal', 'service_case'];

/** The teams of which the member may see the figures, their own first. */
export function useTeamsToSee() {
  const { member } = useMe();
  const { data, ...state } = useQuery(teamsQuery);
  const isOwn = ({ id }: TeamName) => id === member.team_id;
  const mine = data?.filter(
    (team) => member.role !== 'member' || isOwn(team) || team.leader_id === member.id,
  );
  return { ...state, teams: mine && [...mine.filter(isOwn), ...mine.filter((one) => !isOwn(one))] };
}

export function teamQuery(id: string) {
  return queryOptions({
    queryKey: ['uptake', 'team', id],
    queryFn: ({ signal }) =>
      call<typeof readTeamUptake>(
        'GET /api/v1/adoption/teams/{id}',
        { params: { id }, query: {} },
        { signal },
      ),
    meta: { types: [...WORK, 'exemption', 'member', 'team'] },
  });
}

export function gapsQuery(id: string) {
  return queryOptions({
    queryKey: ['uptake', 'gaps', id],
    queryFn: ({ signal }) =>
      call<typeof readCoverageGaps>(
        'GET /api/v1/adoption/teams/{id}/gaps',
        { params: { id } },
        { signal },
      ),
    meta: { types: WORK },
  });
}

export function exemptionsQuery(id: string) {
  return queryOptions({
    queryKey: ['uptake', 'exemptions', id],
    queryFn: ({ signal }) =>
      call<typeof listExemptions>(
        'GET /api/v1/adoption/teams/{id}/exemptions',
        { params: { id } },
        { signal },
      ),
    meta: { types: ['exemption', 'member', 'team'] },
  });
}
