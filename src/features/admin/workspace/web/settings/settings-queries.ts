import { queryOptions } from '@tanstack/react-query';
import type { EndpointOutput } from '#src/lib/define-endpoint.ts';
import { useMembers } from '#src/records/web/data/use-members.ts';
import { call } from '#src/web/api/call.ts';
import type { listInvitations, listKeys, listMembers } from '../../workspace-api.ts';

export type Member = EndpointOutput<typeof listMembers>['items'][number];

/** Everything that is answered of the members: others need to know no more than their names. */
export function useWholeMembers(): readonly Member[] {
  return useMembers() as readonly Member[];
}

export const invitationsQuery = queryOptions({
  queryKey: ['invitations'],
  queryFn: () => call<typeof listInvitations>('GET /api/v1/invitations', {}),
});

export const keysQuery = queryOptions({
  queryKey: ['key', 'list'],
  queryFn: () => call<typeof listKeys>('GET /api/v1/keys', {}),
});
