import { queryOptions } from '@tanstack/react-query';
import type { EndpointOutput } from '#src/lib/define-endpoint.ts';
import { call } from '#src/web/api/call.ts';
import type { listInvitations, listKeys, listMembers, listTeams } from '../../workspace-api.ts';

export type Member = EndpointOutput<typeof listMembers>['items'][number];
export type Team = EndpointOutput<typeof listTeams>['items'][number];

export const membersQuery = queryOptions({
  queryKey: ['member', 'list'],
  queryFn: () => call<typeof listMembers>('GET /api/v1/members', {}),
});

export const teamsQuery = queryOptions({
  queryKey: ['team', 'list'],
  queryFn: () => call<typeof listTeams>('GET /api/v1/teams', {}),
});

export const invitationsQuery = queryOptions({
  queryKey: ['invitations'],
  queryFn: () => call<typeof listInvitations>('GET /api/v1/invitations', {}),
});

export const keysQuery = queryOptions({
  queryKey: ['key', 'list'],
  queryFn: () => call<typeof listKeys>('GET /api/v1/keys', {}),
});
