import { useState } from 'react';

/** A card that is being written: it is there again if the room went on meanwhile, and comes back to the cards. */
export function useTyped(code: string) {
  const key = `uptake-workshop-typed-${code}`;
  const [words, setWords] = useState(() => sessionStorage.getItem(key) ?? '');
  function type(next: string, { isKept }: { isKept: boolean }): void {
    setWords(next);
    if (isKept && next) sessionStorage.setItem(key, next);
    else sessionStorage.removeItem(key);
  }
  return { words, type };
}
