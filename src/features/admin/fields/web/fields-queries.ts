import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { EndpointInput, EndpointOutput } from '#src/lib/define-endpoint.ts';
import type { FieldKind } from '#src/records/field-types.ts';
import { ApiProblem } from '#src/web/api/api-problem.ts';
import { call } from '#src/web/api/call.ts';
import { tellRefusal } from '#src/web/api/use-attempt.ts';
import type {
  archiveField,
  arrangePage,
  createField,
  listFields,
  previewKind,
  restoreField,
  updateField,
} from '../fields-api.ts';
import { fieldsText } from './fields-text.ts';

export type OwnField = EndpointOutput<typeof listFields>['items'][number];
export type FieldBody = EndpointInput<typeof createField>['body'];
export type FieldChange = EndpointInput<typeof updateField>['body'];

export const ownFieldsQuery = queryOptions({
  queryKey: ['custom_field', 'own'],
  queryFn: () => call<typeof listFields>('GET /api/v1/custom-fields', {}),
});

export function kindPreviewQuery(id: string, kind: FieldKind, isAsked: boolean) {
  return queryOptions({
    queryKey: ['custom_field', 'kind', id, kind],
    queryFn: () =>
      call<typeof previewKind>('GET /api/v1/custom-fields/{id}/kind-preview', {
        params: { id },
        query: { kind },
      }),
    enabled: isAsked,
    staleTime: 0,
    retry: false,
  });
}

/** A change of fields or pages: all that is made of the declarations is read anew. */
function useChange<Input>(run: (input: Input) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: run,
    onSuccess: () => client.invalidateQueries({ queryKey: ['custom_field'] }),
    onError: (error) => tellRefusal(client, error, ['custom_field']),
  });
}

/** The same, of a dialog that says itself what is wrong. */
function useSave<Input>(run: (input: Input) => Promise<unknown>) {
  const client = useQueryClient();
  const renew = () => client.invalidateQueries({ queryKey: ['custom_field'] });
  return useMutation({
    mutationFn: run,
    onSuccess: renew,
    onError: (error) =>
      error instanceof ApiProblem ? renew() : tellRefusal(client, error, ['custom_field']),
  });
}

export function useAddField() {
  const text = fieldsText.useText();
  return useSave((body: FieldBody) =>
    call<typeof createField>(
      'POST /api/v1/custom-fields',
      { body },
      { says: text('added', { field: body.label }) },
    ),
  );
}

export function useChangeField() {
  const text = fieldsText.useText();
  return useSave(({ field, body }: { field: OwnField; body: FieldChange }) =>
    call<typeof updateField>(
      'PATCH /api/v1/custom-fields/{id}',
      { params: { id: field.id }, body },
      { says: text('changed', { field: field.label }) },
    ),
  );
}

/** Puts a field away, or brings it back. */
export function usePutAway() {
  const text = fieldsText.useText();
  return useChange(({ id, label, archived_at }: OwnField) =>
    archived_at
      ? call<typeof restoreField>(
          'POST /api/v1/custom-fields/{id}/restore',
          { params: { id } },
          { says: text('broughtBack', { field: label }) },
        )
      : call<typeof archiveField>(
          'POST /api/v1/custom-fields/{id}/archive',
          { params: { id } },
          { says: text('putAway', { field: label }) },
        ),
  );
}

export function useArrange(type: string, says: string) {
  return useChange((body: EndpointInput<typeof arrangePage>['body']) =>
    call<typeof arrangePage>(
      'PUT /api/v1/record-types/{type}/page',
      { params: { type }, body },
      { says },
    ),
  );
}
