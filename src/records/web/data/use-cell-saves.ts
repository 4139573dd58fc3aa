import { useCallback, useState } from 'react';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { sayProblem } from '#src/web/api/api-problem.ts';
import { showToast } from '#src/web/shell/toast-store.ts';
import { fieldLabel } from '../labels.ts';
import { recordsText } from '../records-text.ts';
import type { AnyRecord, Refs } from './record-client.ts';
import { useSaveRecord } from './use-save-record.ts';

/** A value that the server refused: it is kept, so that it can be mended instead of typed again. */
export interface Refusal {
  value: unknown;
  message: string;
}

export interface CellSaves {
  /** Changes with each refusal. */
  refused: unknown;
  refusalOf: (id: string, field: string) => Refusal | undefined;
  save: (record: AnyRecord, field: string, to: { value: unknown; refs?: Refs | undefined }) => void;
  forget: (id: string, field: string) => void;
}

/** Saves single fields at once, and keeps what was typed when that fails. */
export function useCellSaves(declaration: RecordDeclaration): CellSaves {
  const text = recordsText.useText();
  const [refusals, setRefusals] = useState<Readonly<Record<string, Refusal>>>({});
  const { mutate } = useSaveRecord(declaration);

  const forget = useCallback((id: string, field: string) => {
    setRefusals(({ [`${id}.${field}`]: _gone, ...rest }) => rest);
  }, []);

  const save: CellSaves['save'] = useCallback(
    (record, field, { value, refs }) => {
      const unchanged = JSON.stringify(value ?? null) === JSON.stringify(record[field] ?? null);
      forget(record.id, field);
      if (unchanged) return;
      const says = text('saved', { field: fieldLabel(declaration, field), title: record.title });
      mutate(
        { id: record.id, values: { [field]: value }, ...(refs && { refs }), says },
        {
          onError(error) {
            const message = sayProblem(error);
            setRefusals((all) => ({ ...all, [`${record.id}.${field}`]: { value, message } }));
            showToast(message, { tone: 'bad' });
          },
        },
      );
    },
    [declaration, forget, mutate, text],
  );

  return { refused: refusals, refusalOf: (id, field) => refusals[`${id}.${field}`], save, forget };
}
