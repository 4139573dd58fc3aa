import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { send } from '../api/call.ts';

export type Role = 'administrator' | 'manager' | 'member';

/** Who is signed in, and where. */
export interface Me {
  member: {
    id: string;
    name: string;
    email: string;
    role: Role;
    team_id: string | null;
    time_zone: string;
    working_days: number[];
    language: string;
    /** Of an outside coach the last day. */
    coach_until?: string | null;
  };
  workspace: { id: string; name: string };
  workspaces: { id: string; name: string }[];
  /** The administrator who looks through this member's eyes, if that is so. */
  viewer?: { id: string; name: string } | null;
}

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => send<Me>('GET /api/v1/me', {}, { signal }),
  staleTime: 5 * 60_000,
  meta: { types: ['member', 'workspace'] },
});

/** The member signed in; only inside the frame, which waits for it. */
export function useMe(): Me {
  return useSuspenseQuery(meQuery).data;
}
