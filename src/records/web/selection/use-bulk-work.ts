import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { ApiProblem } from '#src/web/api/api-problem.ts';
import { send } from '#src/web/api/call.ts';
import { rememberCommand } from '#src/web/api/commands.ts';
import { invalidateTypes } from '#src/web/api/query-client.ts';
import { showToast } from '#src/web/shell/toast-store.ts';
import type { ListQuery, Values } from '../data/record-client.ts';
import { listText } from '../list/list-text.ts';
import { recordsText } from '../records-text.ts';

/** What is done to all that are chosen. */
export type BulkAction =
  | { patch: Values }
  | { bin: true }
  | { restore: true }
  | { add_tags: string[] }
  | { remove_tags: string[] };

/** Which records: those that are named, or all that the list asks for. */
export type BulkChoice = { ids: readonly string[] } | { query: ListQuery };

interface BulkAnswer {
  matched: number;
  changed: number;
  refused: number;
  reasons: { message: string; count: number }[];
}

export interface BulkWork {
  busy: boolean;
  run: (choice: BulkChoice, action: BulkAction) => Promise<void>;
}

/** Does the same to many records in one command, which is undone as one. */
export function useBulkWork(declaration: RecordDeclaration): BulkWork {
  const client = useQueryClient();
  const text = listText.useText();
  const [busy, setBusy] = useState(false);

  async function run(choice: BulkChoice, action: BulkAction): Promise<void> {
    setBusy(true);
    const gather: string[] = [];
    try {
      const body = { ...whichOf(choice), ...action };
      const route = `POST /api/v1/${declaration.plural}/bulk` as const;
      const answer = await send<BulkAnswer>(route, { body }, { gather });
      if (gather.length > 0)
        rememberCommand({ ids: gather, says: sayDone(action, answer.changed) });
      else if (answer.refused === 0) showToast(text('select.none'));
      const [reason] = answer.reasons;
      if (reason) {
        const { message } = reason;
        showToast(text('select.refused', { count: answer.refused, message }), { tone: 'bad' });
      }
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      showToast(error.issues[0]?.message ?? error.message, { tone: 'bad' });
    } finally {
      setBusy(false);
      invalidateTypes(client, new Set([declaration.type]));
    }
  }

  return { busy, run };
}

function whichOf(choice: BulkChoice) {
  if ('ids' in choice) return { ids: choice.ids };
  const { filter, deleted } = choice.query;
  return { ...(filter ? { filter } : { all: true }), ...(deleted && { deleted }) };
}

function sayDone(action: BulkAction, count: number): string {
  if ('bin' in action) return recordsText.text('selection.binned', { count });
  if ('restore' in action) return listText.text('select.restored', { count });
  return recordsText.text('selection.changed', { count });
}
