import { type RefObject, useCallback, useRef, useState } from 'react';

/** The rows that are ticked, by id. */
export interface Selection {
  ids: ReadonlySet<string>;
  /** All that match are meant, also those that were never loaded. */
  everything: boolean;
  /** Which row was ticked last, for the range from there. */
  from: RefObject<number | null>;
  toggle: (id: string) => void;
  set: (ids: Iterable<string>) => void;
  takeAll: () => void;
  clear: () => void;
}

const NONE: ReadonlySet<string> = new Set();

export function useSelection(): Selection {
  const [ids, setIds] = useState(NONE);
  const [everything, setEverything] = useState(false);
  const from = useRef<number | null>(null);
  const toggle = useCallback((id: string) => {
    setEverything(false);
    setIds((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  }, []);
  const set = useCallback((next: Iterable<string>) => {
    setEverything(false);
    setIds(new Set(next));
  }, []);
  const takeAll = useCallback(() => setEverything(true), []);
  const clear = useCallback(() => {
    setEverything(false);
    setIds(NONE);
    from.current = null;
  }, []);
  return { ids, everything, from, toggle, set, takeAll, clear };
}
