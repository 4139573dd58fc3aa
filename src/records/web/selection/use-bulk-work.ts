import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { ApiProblem } from '#src/web/api/api-problem.ts';
import { rememberCommand } from '#src/web/api/commands.ts';
import { invalidateTypes } from '#src/web/api/query-client.ts';
import { showToast } from '#src/web/shell/toast-store.ts';
import { recordClient, type Values } from '../data/record-client.ts';
import { recordsText } from '../records-text.ts';

export interface BulkWork {
  /** How many are done, while work goes on. */
  done: number | null;
  bin: (ids: readonly string[]) => Promise<void>;
  change: (ids: readonly string[], values: Values) => Promise<void>;
  stop: () => void;
}

/** Does the same to many records, one after the other; it can be stopped, and undone as one. */
export function useBulkWork(declaration: RecordDeclaration): BulkWork {
  const text = recordsText.useText();
  const client = useQueryClient();
  const routes = recordClient(declaration);
  const [done, setDone] = useState<number | null>(null);
  const stopped = useRef(false);

  async function work(
    ids: readonly string[],
    what: { one: OneStep; says: (count: number) => string },
  ): Promise<void> {
    stopped.current = false;
    const { gather, refused } = await workThrough(ids, what.one, (at) => {
      setDone(at);
      return !stopped.current;
    });
    setDone(null);
    if (gather.length > 0) rememberCommand({ ids: gather, says: what.says(gather.length) });
    if (refused[0]) {
      const { message } = refused[0];
      showToast(text('selection.failed', { count: refused.length, message }), { tone: 'bad' });
    }
    invalidateTypes(client, new Set([declaration.type]));
  }

  return {
    done,
    stop: () => {
      stopped.current = true;
    },
    bin: (ids) =>
      work(ids, {
        one: (id, gather) => routes.remove(id, { gather }),
        says: (count) => text('selection.binned', { count }),
      }),
    change: (ids, values) =>
      work(ids, {
        one: (id, gather) => routes.update(id, values, { gather }),
        says: (count) => text('selection.changed', { count }),
      }),
  };
}

type OneStep = (id: string, gather: string[]) => Promise<unknown>;

/** One after the other, until `goOn` says no or the server is away; gathers what was done. */
async function workThrough(
  ids: readonly string[],
  one: OneStep,
  goOn: (at: number) => boolean,
): Promise<{ gather: string[]; refused: ApiProblem[] }> {
  const gather: string[] = [];
  const refused: ApiProblem[] = [];
  for (const [at, id] of ids.entries()) {
    if (!goOn(at) || refused.at(-1)?.code === 'unreachable') break;
    try {
      await one(id, gather);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      refused.push(error);
    }
  }
  return { gather, refused };
}
