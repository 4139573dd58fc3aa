import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { EndpointInput } from '#src/lib/define-endpoint.ts';
import { call } from '#src/web/api/call.ts';
import { invalidateTypes } from '#src/web/api/query-client.ts';
import { tellRefusal } from '#src/web/api/use-attempt.ts';
import type { createAbsence, deleteAbsence, listAbsences } from '../../absence-api.ts';
import { absenceText } from './absence-text.ts';

export const absencesQuery = queryOptions({
  queryKey: ['absence', 'list'],
  queryFn: ({ signal }) =>
    call<typeof listAbsences>('GET /api/v1/absences', { query: {} }, { signal }),
  select: ({ items }) => items,
});

/** Says and takes back absences; each can be undone at once. */
export function useAbsenceChanges() {
  const client = useQueryClient();
  const done = {
    onError: (error: Error) => tellRefusal(client, error, ['absence']),
    onSuccess: () => invalidateTypes(client, new Set(['absence'])),
  };
  const add = useMutation({
    ...done,
    mutationFn: (body: EndpointInput<typeof createAbsence>['body']) =>
      call<typeof createAbsence>(
        'POST /api/v1/absences',
        { body },
        { says: absenceText.text('added') },
      ),
  });
  const remove = useMutation({
    ...done,
    mutationFn: (id: string) =>
      call<typeof deleteAbsence>(
        'DELETE /api/v1/absences/{id}',
        { params: { id } },
        { says: absenceText.text('removed') },
      ),
  });
  return { add, remove };
}
