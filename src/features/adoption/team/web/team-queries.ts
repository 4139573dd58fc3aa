import { queryOptions } from '@tanstack/react-query';
import type { listTeamUptake, readTeamUptake } from '#src/features/adoption/measure/measure-api.ts';
import type { EndpointOutput } from '#src/lib/define-endpoint.ts';
import { call, send } from '#src/web/api/call.ts';
import type { listExemptions, readCoverageGaps } from '../team-api.ts';

export type TeamUptake = EndpointOutput<typeof readTeamUptake>;
export type ListedTeam = EndpointOutput<typeof listTeamUptake>['items'][number];
export type Gaps = EndpointOutput<typeof readCoverageGaps>;
export type Exemptions = EndpointOutput<typeof listExemptions>;

const WORK = ['activity', 'task', 'deal', 'service_case'];

/** The teams of which the member may see the figures. */
export const teamsQuery = queryOptions({
  queryKey: ['uptake', 'teams'],
  queryFn: async ({ signal }) =>
    (await call<typeof listTeamUptake>('GET /api/v1/adoption/teams', { query: {} }, { signal }))
      .items,
});

export const teamNamesQuery = queryOptions({
  queryKey: ['team', 'list'],
  queryFn: async () =>
    (await send<{ items: { id: string; name: string }[] }>('GET /api/v1/teams')).items,
  staleTime: 5 * 60_000,
  meta: { types: ['team'] },
});

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
