import { queryOptions, useQueryClient } from '@tanstack/react-query';
import type { EndpointOutput } from '#src/lib/define-endpoint.ts';
import { ApiProblem } from '#src/web/api/api-problem.ts';
import { call, send } from '#src/web/api/call.ts';
import { invalidateTypes } from '#src/web/api/query-client.ts';
import { showToast } from '#src/web/shell/toast-store.ts';
import type { listConcerns, readConcern } from '../../concern-api.ts';

const TYPES = ['concern', 'concern_intervention', 'concern_rating', 'experiment', 'feedback'];

export type ConcernsAnswer = EndpointOutput<typeof listConcerns>;
export type { ConcernDetail, ConcernSummary } from '../../concern-schema.ts';

export const concernsQuery = queryOptions({
  queryKey: ['concern', 'list'],
  queryFn: () => call<typeof listConcerns>('GET /api/v1/concerns', {}),
  meta: { types: TYPES },
});

export const concernQuery = (id: string) =>
  queryOptions({
    queryKey: ['concern', 'one', id],
    queryFn: () => call<typeof readConcern>('GET /api/v1/concerns/{id}', { params: { id } }),
    meta: { types: TYPES },
  });

export interface Named {
  id: string;
  name: string;
}

type Route = Parameters<typeof send>[0];
interface Given {
  params?: Record<string, string>;
  body?: object;
}

/** One step of a concern, an experiment or feedback; what stands in its way is said. */
export function useHearingStep() {
  const client = useQueryClient();
  return async (route: Route, given: Given, says: string | false): Promise<boolean> => {
    try {
      // what names nobody is no command of one's own, so it is said here and not offered for undoing
      const isUnnamed = /\/(unnamed|share)$/.test(route);
      await send(route, given, { says: isUnnamed ? false : says });
      if (isUnnamed && says) showToast(says);
      invalidateTypes(client, new Set([...TYPES, 'task', 'programme']));
      return true;
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      showToast(error.issues[0]?.message ?? error.message, { tone: 'bad' });
      return false;
    }
  };
}
