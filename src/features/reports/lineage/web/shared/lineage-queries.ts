import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '#src/web/api/call.ts';
import { showToast } from '#src/web/shell/toast-store.ts';
import type { keepField, listLineage, putFieldAway, readFieldReaders } from '../../lineage-api.ts';
import { lineageText } from './lineage-text.ts';

export function fieldReadersQuery(type: string, field: string) {
  return queryOptions({
    queryKey: ['lineage', type, field],
    queryFn: ({ signal }) =>
      call<typeof readFieldReaders>(
        'GET /api/v1/lineage/{type}/{field}',
        { params: { type, field } },
        { signal },
      ),
  });
}

export const lineageQuery = queryOptions({
  queryKey: ['lineage', 'all'],
  queryFn: ({ signal }) => call<typeof listLineage>('GET /api/v1/lineage', {}, { signal }),
});

export interface NamedField {
  type: string;
  field: string;
  label: string;
}

/** What an administrator does about a field that nobody reads; each can be undone. */
export function useFieldVerbs() {
  const client = useQueryClient();
  const text = lineageText.useText();
  const done = {
    onError: (error: Error) => showToast(error.message, { tone: 'bad' }),
    onSettled: () =>
      Promise.all(
        ['lineage', 'custom_field'].map((key) => client.invalidateQueries({ queryKey: [key] })),
      ),
  };
  const putAway = useMutation({
    ...done,
    mutationFn: ({ type, field, label }: NamedField) =>
      call<typeof putFieldAway>(
        'POST /api/v1/lineage/{type}/{field}/put-away',
        { params: { type, field } },
        { says: text('section.donePutAway', { field: label }) },
      ),
  });
  const keep = useMutation({
    ...done,
    mutationFn: ({ type, field, label, reason }: NamedField & { reason: string }) =>
      call<typeof keepField>(
        'POST /api/v1/lineage/{type}/{field}/keep',
        { params: { type, field }, body: { reason } },
        { says: text('section.doneKept', { field: label }) },
      ),
  });
  return { putAway, keep };
}
