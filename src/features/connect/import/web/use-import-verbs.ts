import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ApiProblem } from '#src/web/api/api-problem.ts';
import { call } from '#src/web/api/call.ts';
import { showToast } from '#src/web/shell/toast-store.ts';
import type { cancelImport, rehearseImport, runImport, undoImport } from '../import-api.ts';
import { type ImportList, importQuery, importsQuery, ROWS_KEY } from './import-queries.ts';
import { sayReason } from './import-text.ts';

const QUIETLY = { says: false } as const;

const VERBS = {
  rehearse: (id: string) =>
    call<typeof rehearseImport>('POST /api/v1/imports/{id}/rehearse', { params: { id } }, QUIETLY),
  run: (id: string) =>
    call<typeof runImport>('POST /api/v1/imports/{id}/run', { params: { id } }, QUIETLY),
  cancel: (id: string) =>
    call<typeof cancelImport>('POST /api/v1/imports/{id}/cancel', { params: { id } }, QUIETLY),
  undo: (id: string) =>
    call<typeof undoImport>('POST /api/v1/imports/{id}/undo', { params: { id } }, QUIETLY),
} as const satisfies Record<string, (id: string) => Promise<ImportList>>;

/** Something done with a whole list; where the list stands already is not an error but news. */
export function useImportVerb(verb: keyof typeof VERBS, id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => VERBS[verb](id),
    onSuccess(list) {
      client.removeQueries({ queryKey: [ROWS_KEY, id] });
      client.setQueryData(importQuery(id).queryKey, list);
      void client.invalidateQueries({ queryKey: importsQuery.queryKey });
    },
    onError(error) {
      const isNews = error instanceof ApiProblem && error.code === 'conflict';
      if (isNews) void client.invalidateQueries({ queryKey: ['import'] });
      if (isNews && verb === 'rehearse') return;
      showToast(error instanceof ApiProblem ? sayReason(error) : error.message, { tone: 'bad' });
    },
  });
}
