import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import type { AnyRecord, OneRecord } from '#src/records/web/data/record-client.ts';
import { send } from '#src/web/api/call.ts';
import { showToast } from '#src/web/shell/toast-store.ts';
import { duplicateText } from '../duplicate-text.ts';
import { type Choices, valuesOf } from './choices.ts';

/** Which record stays and what of each, until they are put together in one command. */
export function useMerge(
  declaration: RecordDeclaration,
  records: readonly AnyRecord[],
  first: string,
  onDone?: (kept: OneRecord) => void,
) {
  const client = useQueryClient();
  const [keep, setKeep] = useState(first);
  const [choices, setChoices] = useState<Choices>({});
  const merge = useMutation({
    mutationFn: () => {
      const others = records.map(({ id }) => id).filter((id) => id !== keep);
      const versions = Object.fromEntries(records.map(({ id, version }) => [id, version]));
      const values = valuesOf(declaration, { records, keep, choices });
      const title = records.find(({ id }) => id === keep)!.title;
      return send<OneRecord>(
        `POST /api/v1/${declaration.plural}/{id}/merge`,
        { params: { id: keep }, body: { others, values, versions } },
        { says: duplicateText.text('done', { title }) },
      );
    },
    // of the mutation, not of its call: the form may be gone once its records are
    onSuccess: (kept) => onDone?.(kept),
    onError: (error) => showToast(error.message, { tone: 'bad' }),
    onSettled: () => client.invalidateQueries(),
  });
  return {
    keep,
    choices,
    onKeep: setKeep,
    onChoose: (name: string, ids: string[]) => setChoices((all) => ({ ...all, [name]: ids })),
    merge,
  };
}
