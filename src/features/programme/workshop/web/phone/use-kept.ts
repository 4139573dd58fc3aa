import { useCallback, useEffect, useRef, useState } from 'react';
import type { WorkshopBoard } from '../../workshop-board.ts';
import { type Kept, readKept, watchKept, writeKept } from './kept.ts';
import { joinAgain, sendAll } from './send-all.ts';
import type { Change } from './step-props.ts';

const AGAIN_MS = 2000;

/**
 * What this phone keeps, and its queue: each thing is sent until it has arrived, however often the
 * connection breaks. The server takes the same thing twice for one.
 */
export function useKept(code: string, board: WorkshopBoard | null) {
  const [kept, setKept] = useState(() => readKept(code));
  const busy = useRef(false);
  const most = useRef(0);

  const change: Change = useCallback(
    (how) => {
      // another tab may have written meanwhile
      const before = readKept(code);
      const next = how(before);
      if (next === before) return;
      writeKept(code, next);
      setKept(next);
    },
    [code],
  );
  useEffect(() => watchKept(code, () => setKept(readKept(code))), [code]);

  const work = useCallback(async () => {
    if (busy.current) return;
    busy.current = true;
    try {
      await sendAll(code, change, board);
    } finally {
      busy.current = false;
    }
  }, [code, change, board]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what was just written is sent at once
  useEffect(() => void work(), [work, kept]);
  useEffect(() => {
    const timer = setInterval(() => void work(), AGAIN_MS);
    addEventListener('online', work);
    return () => {
      clearInterval(timer);
      removeEventListener('online', work);
    };
  }, [work]);

  // fewer than before: the database has broken down and lost what waits, so all of it is sent again
  const joined = board && board.kind !== 'closed' ? board.people.joined : 0;
  useEffect(() => {
    if (joined < most.current) change(sendAgain);
    most.current = joined;
  }, [joined, change]);

  return { kept, change };
}

function sendAgain(kept: Kept): Kept {
  joinAgain();
  return {
    ...kept,
    drafts: kept.drafts.map(({ round, ...one }) => {
      if (one.state === 'sent') return { ...one, state: 'waiting' };
      return round === undefined ? one : { ...one, round };
    }),
    dotsSent: Object.keys(kept.dots).length === 0,
    pickedSent: kept.picked.length === 0,
  };
}
