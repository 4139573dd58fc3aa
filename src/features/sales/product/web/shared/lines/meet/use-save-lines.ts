import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Line } from '#src/lib/line-totals.ts';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { patchCachedRecord, putCachedRecord } from '#src/records/web/data/record-cache.ts';
import { type OneRecord, recordClient } from '#src/records/web/data/record-client.ts';
import { ApiProblem, sayProblem } from '#src/web/api/api-problem.ts';
import { showToast } from '#src/web/shell/toast-store.ts';
import { linesText } from '../lines-text.ts';

/** What was typed here while somebody else changed the lines; nothing of it is lost. */
export interface Met {
  mine: Line[];
  says: string;
}

interface Base {
  version: number;
  lines: readonly Line[];
}

/**
 * Saves lines against the version that was read, one save after the other. Who changed something else
 * of the record meanwhile is in nobody's way; who changed the lines is met.
 */
export function useSaveLines(
  declaration: RecordDeclaration,
  { record, name }: { record: OneRecord | undefined; name: string },
) {
  const client = useQueryClient();
  const text = linesText.useText();
  const [met, setMet] = useState<Met>();
  const before = useRef<Promise<void>>(Promise.resolve());
  // what the server last said, for the cache shows what was typed before it is saved
  const known = useRef<Base>(undefined);
  const isSaving = useRef(0);
  const { type } = declaration;
  const routes = recordClient(declaration);
  if (record && isSaving.current === 0) {
    known.current = { version: record.version, lines: record[name] as Line[] };
  }

  async function send(mine: Line[], says: string, isAgain = false): Promise<void> {
    const base = known.current!;
    const id = record!.id;
    try {
      const saved = await routes.update(id, { [name]: mine }, { says, ifMatch: base.version });
      take(saved);
    } catch (error) {
      const isStale = error instanceof ApiProblem && error.code === 'stale';
      if (!isStale) throw error;
      const now = await routes.get(id);
      const isElsewhere = isSame(now[name], base.lines);
      take(now);
      if (isElsewhere && !isAgain) return send(mine, says, true);
      setMet({ mine, says });
    }
  }

  function take(now: OneRecord): void {
    known.current = { version: now.version, lines: now[name] as Line[] };
    putCachedRecord(client, type, now);
    void client.invalidateQueries({ queryKey: [type, 'history', now.id] });
  }

  function save(mine: Line[], says: string): void {
    if (!record) return;
    const takeBack = patchCachedRecord(
      client,
      { type, id: record.id },
      { values: { [name]: mine } },
    );
    isSaving.current++;
    before.current = before.current
      .then(() => send(mine, says))
      .catch((error) => {
        takeBack();
        showToast(sayProblem(error, text('failed')), { tone: 'bad' });
      })
      .finally(() => {
        isSaving.current--;
      });
  }

  return {
    save,
    met,
    /** Ends a meeting: with what is typed here, or with what somebody else has saved. */
    settle(whose: 'mine' | 'theirs'): void {
      if (met && whose === 'mine') save(met.mine, met.says);
      setMet(undefined);
    },
  };
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
