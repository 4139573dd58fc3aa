import { useMemo } from 'react';
import { createStore, useStore } from '#src/web/api/store.ts';
import type { Refs } from '../data/record-client.ts';

const remembered = createStore<Refs>({});

/** Keeps titles that the person has chosen, for filters whose list may be empty. */
export function rememberRefs(refs: Refs): void {
  if (Object.keys(refs).length > 0) remembered.set({ ...remembered.get(), ...refs });
}

export function useKnownRefs(refs: Refs): Refs {
  const kept = useStore(remembered);
  return useMemo(() => ({ ...kept, ...refs }), [kept, refs]);
}
