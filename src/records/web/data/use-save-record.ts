import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { invalidateTypes } from '#src/web/api/query-client.ts';
import { recordsText } from '../records-text.ts';
import { patchCachedRecord, putCachedRecord } from './record-cache.ts';
import { type OneRecord, type Refs, recordClient, type Values } from './record-client.ts';

export interface RecordChange {
  id: string;
  values: Values;
  /** Titles of what the values newly refer to. */
  refs?: Refs;
  /** What the undo toast says. */
  says?: string;
}

/** Saves fields of a record; shown at once, and taken back if the server refuses. */
export function useSaveRecord(declaration: RecordDeclaration) {
  const client = useQueryClient();
  const { type } = declaration;
  return useMutation({
    mutationFn: ({ id, values, says }: RecordChange) =>
      recordClient(declaration).update(id, values, { ...(says && { says }) }),
    onMutate: ({ id, values, refs }) => ({
      takeBack: patchCachedRecord(client, { type, id }, { values, ...(refs && { refs }) }),
    }),
    onError: (_error, _change, shown) => shown?.takeBack(),
    onSuccess: (record) => {
      putCachedRecord(client, type, record as OneRecord);
      void client.invalidateQueries({ queryKey: [type, 'history', record.id] });
    },
  });
}

export function useCreateRecord(declaration: RecordDeclaration) {
  const client = useQueryClient();
  const text = recordsText.useText();
  return useMutation({
    mutationFn: (values: Values) =>
      recordClient(declaration).create(values, {
        says: text('create.created', { title: declaration.title(values) }),
      }),
    onSuccess: (record) => {
      client.setQueryData([declaration.type, 'one', record.id], record);
      invalidateTypes(client, new Set([declaration.type]));
    },
  });
}

/** To the bin, or out of it. */
export function useBinRecord(declaration: RecordDeclaration) {
  const client = useQueryClient();
  const text = recordsText.useText();
  const routes = recordClient(declaration);
  return useMutation({
    mutationFn: ({ id, title, restore }: { id: string; title: string; restore?: boolean }) =>
      restore
        ? routes.restore(id, { says: text('bin.restored', { title }) })
        : routes.remove(id, { says: text('bin.binned', { title }) }),
    onSuccess: (record) => {
      client.setQueryData([declaration.type, 'one', record.id], record);
      invalidateTypes(client, new Set([declaration.type]));
    },
  });
}
