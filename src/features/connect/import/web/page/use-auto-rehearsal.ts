import { useEffect, useRef } from 'react';
import type { ImportList } from '../import-queries.ts';
import { useImportVerb } from '../use-import-verbs.ts';

/** Several columns are often changed in a row. */
const SETTLE_MS = 350;

/** Starts the rehearsal of a list that has none, and again after each change of how it is read. */
export function useAutoRehearsal({ id, status }: ImportList, given: { isSaving: boolean }) {
  const { mutate, isPending, error } = useImportVerb('rehearse', id);
  const isFirst = useRef(true);
  const isOpen = status === 'uploaded' && !given.isSaving && !isPending && !error;
  useEffect(() => {
    if (!isOpen) return undefined;
    const timer = setTimeout(mutate, isFirst.current ? 0 : SETTLE_MS);
    isFirst.current = false;
    return () => clearTimeout(timer);
  }, [isOpen, mutate]);
  return { error, again: () => mutate() };
}
