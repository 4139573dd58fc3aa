import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { EndpointInput } from '#src/lib/define-endpoint.ts';
import { ApiProblem } from '#src/web/api/api-problem.ts';
import { call } from '#src/web/api/call.ts';
import { showToast } from '#src/web/shell/toast-store.ts';
import type { cancelImport, getImport, updateImport } from '../../import-api.ts';
import { type ImportList, importQuery } from '../import-queries.ts';
import { sayReason } from '../import-text.ts';

export type ImportPatch = EndpointInput<typeof updateImport>['body'];

const WAIT_MS = 250;
const WAITS = 4;
const NEARLY_DONE = 0.8;

export interface ImportChanges {
  /** The list with what was chosen, saved or not. */
  list: ImportList;
  change: (patch: ImportPatch) => void;
}

/** Changes how a list is read. What was chosen shows at once and is saved in order. */
export function useImportChanges(saved: ImportList): ImportChanges & { isSaving: boolean } {
  const client = useQueryClient();
  const [draft, setDraft] = useState<ImportPatch>({});
  const latest = useRef<ImportPatch>(null);
  const save = useMutation({
    scope: { id: `import-${saved.id}` },
    mutationFn: (patch: ImportPatch) => saveChange(saved.id, patch),
    onSuccess(list, patch) {
      if (latest.current !== patch) return;
      client.setQueryData(importQuery(list.id).queryKey, list);
      setDraft({});
    },
    onError(error) {
      setDraft({});
      void client.invalidateQueries({ queryKey: importQuery(saved.id).queryKey });
      showToast(error instanceof ApiProblem ? sayReason(error) : error.message, { tone: 'bad' });
    },
  });
  function change(patch: ImportPatch): void {
    latest.current = patch;
    // another sheet has other columns
    setDraft(patch.sheet === undefined ? { ...draft, ...patch } : patch);
    save.mutate(patch);
  }
  return { list: { ...saved, ...withoutGaps(draft) }, change, isSaving: save.isPending };
}

function withoutGaps({ mapping, sheet, region }: ImportPatch): Partial<ImportList> {
  return {
    ...(mapping && { mapping: mapping as ImportList['mapping'] }),
    ...(sheet !== undefined && { sheet }),
    ...(region !== undefined && { region }),
  };
}

/**
 * A short rehearsal is waited for. A longer one is stopped, for what it would find no longer holds;
 * stopping it just when it has come to its end would put the whole list aside.
 */
async function saveChange(id: string, body: ImportPatch): Promise<ImportList> {
  const input = { params: { id } };
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call<typeof updateImport>(
        'PATCH /api/v1/imports/{id}',
        { ...input, body },
        { says: false },
      );
    } catch (error) {
      if (!isRehearsing(error)) throw error;
    }
    await new Promise((done) => setTimeout(done, WAIT_MS));
    if (attempt % WAITS !== 0) continue;
    const { status, progress } = await call<typeof getImport>('GET /api/v1/imports/{id}', input);
    if (status !== 'rehearsing' || progress > NEARLY_DONE) continue;
    await call<typeof cancelImport>('POST /api/v1/imports/{id}/cancel', input, { says: false });
  }
}

function isRehearsing(error: unknown): boolean {
  return error instanceof ApiProblem && error.reason === 'import_rehearsing';
}
