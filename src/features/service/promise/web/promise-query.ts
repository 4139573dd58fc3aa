import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { RecordDeclaration, RecordOf } from '#src/records/define-record.ts';
import { sayProblem } from '#src/web/api/api-problem.ts';
import { send } from '#src/web/api/call.ts';
import { showToast } from '#src/web/shell/toast-store.ts';
import { queue } from '../../queue/queue.ts';
import { businessCalendar } from '../business-calendar.ts';
import { servicePromise } from '../service-promise.ts';

const MOST = 200;

function allOf<D extends RecordDeclaration>(declaration: D) {
  return queryOptions({
    queryKey: [declaration.type, 'settings'],
    queryFn: () =>
      send<{ items: RecordOf<D>[] }>(`GET /api/v1/${declaration.plural}`, {
        query: { limit: MOST, sort: 'created_at' },
      }),
    select: ({ items }) => items,
  });
}

export const queuesQuery = allOf(queue);
export const calendarsQuery = allOf(businessCalendar);
export const promisesQuery = allOf(servicePromise);

interface Change {
  /** `POST`, or `PATCH` and `DELETE` with an id. */
  method: 'POST' | 'PATCH' | 'DELETE';
  /** `queues`, or `queues/usual`. */
  path: string;
  id?: string;
  body?: object;
  says: string;
}

/** Saves a setting of service; what refuses it is said at the foot of the page. */
export function useChangeSettings(onDone?: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ method, path, id, body, says }: Change) => {
      const input = { ...(id && { params: { id } }), ...(body && { body }) };
      return send<object>(`${method} /api/v1/${path}${id ? '/{id}' : ''}`, input, { says });
    },
    onSuccess: () => onDone?.(),
    onError: (error) => showToast(sayProblem(error), { tone: 'bad' }),
    onSettled: () => {
      for (const { queryKey } of [queuesQuery, calendarsQuery, promisesQuery]) {
        void client.invalidateQueries({ queryKey: [queryKey[0]] });
      }
    },
  });
}
