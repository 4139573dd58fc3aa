import { useCallback, useState } from 'react';
import { ownKey } from '#src/web/api/speaker.ts';

/**
 * What somebody typed and has not saved yet. It is kept for them in this tab under the name, and is
 * there again after a failed save, a closed panel or a reload.
 */
export function useDraft<T>(name: string, empty: T) {
  const [draft, setDraft] = useState<T>(() => readDraft(name) ?? empty);
  const change = useCallback(
    (next: T) => {
      setDraft(next);
      const isEmpty = JSON.stringify(next) === JSON.stringify(empty);
      if (isEmpty) sessionStorage.removeItem(keyOf(name));
      else sessionStorage.setItem(keyOf(name), JSON.stringify(next));
    },
    [name, empty],
  );
  return [draft, change] as const;
}

function readDraft<T>(name: string): T | null {
  try {
    return JSON.parse(sessionStorage.getItem(keyOf(name)) ?? 'null');
  } catch {
    return null;
  }
}

function keyOf(name: string): string {
  return ownKey(`draft.${name}`);
}
