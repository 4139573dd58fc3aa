import { queryOptions } from '@tanstack/react-query';
import type { EndpointOutput } from '#src/lib/define-endpoint.ts';
import { call, send } from '#src/web/api/call.ts';
import { useAttempt } from '#src/web/api/use-attempt.ts';
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
  const { act } = useAttempt([...TYPES, 'task', 'programme']);
  return (route: Route, given: Given, says: string | false): Promise<boolean> =>
    act(async () => {
      // what names nobody is no command of one's own, so it is said here and not offered for undoing
      const isUnnamed = /\/(unnamed|share)$/.test(route);
      await send(route, given, { says: isUnnamed ? false : says });
      if (isUnnamed && says) showToast(says);
    });
}
