import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { ApiProblem, sayProblem } from '#src/web/api/api-problem.ts';
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
  next: string | null;
}

export interface BulkWork {
  busy: boolean;
  /** How many are done, while the work goes on in parts. */
  done: number;
  stop: () => void;
  run: (choice: BulkChoice, action: BulkAction) => Promise<void>;
}

/** Does the same to many records in one command, beyond 10 000 in parts; it is undone as one. */
export function useBulkWork(declaration: RecordDeclaration): BulkWork {
  const client = useQueryClient();
  const text = listText.useText();
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState(0);
  const stopped = useRef(false);

  async function run(choice: BulkChoice, action: BulkAction): Promise<void> {
    setBusy(true);
    setDone(0);
    stopped.current = false;
    const gather: string[] = [];
    const sum: Sum = { matched: 0, changed: 0, refused: 0 };
    try {
      const route = `POST /api/v1/${declaration.plural}/bulk` as const;
      let after: string | null = null;
      do {
        const body = { ...whichOf(choice, after), ...action };
        const answer: BulkAnswer = await send<BulkAnswer>(route, { body }, { gather });
        addUp(sum, answer);
        setDone(sum.matched);
        after = answer.next;
      } while (after !== null && !stopped.current);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      sum.problem = sayProblem(error);
    } finally {
      setBusy(false);
      invalidateTypes(client, new Set([declaration.type]));
    }
    // what was done before a failure can be undone all the same
    if (gather.length > 0) rememberCommand({ ids: gather, says: sayDone(action, sum) });
    else if (sum.refused === 0 && !sum.problem) showToast(text('select.none'));
    tellTroubles(sum);
  }

  return {
    busy,
    done,
    stop: () => {
      stopped.current = true;
    },
    run,
  };
}

interface Sum {
  matched: number;
  changed: number;
  refused: number;
  /** Why the first of those that were left was left. */
  message?: string;
  /** What ended the work before its time. */
  problem?: string;
}

function tellTroubles({ refused: count, message, problem }: Sum): void {
  if (problem !== undefined) showToast(problem, { tone: 'bad' });
  else if (message !== undefined) {
    showToast(listText.text('select.refused', { count, message }), { tone: 'bad' });
  }
}

function addUp(sum: Sum, part: BulkAnswer): void {
  sum.matched += part.matched;
  sum.changed += part.changed;
  sum.refused += part.refused;
  const [reason] = part.reasons;
  if (reason && sum.message === undefined) sum.message = reason.message;
}

function whichOf(choice: BulkChoice, after: string | null) {
  if ('ids' in choice) return { ids: choice.ids };
  const { filter, deleted } = choice.query;
  return { ...(filter ? { filter } : { all: true }), ...(deleted && { deleted }), after };
}

function sayDone(action: BulkAction, { changed: count, matched: all, refused }: Sum): string {
  if ('bin' in action) return recordsText.text('selection.binned', { count });
  if ('restore' in action) return listText.text('select.restored', { count });
  // five were chosen: where three were so already, two alone would look like a fault
  if (count < all && refused === 0) return listText.text('select.changedOf', { count, all });
  return recordsText.text('selection.changed', { count });
}
