import { useEffect, useState } from 'react';

/** The first page comes first. */
const REST_MS = 1500;
let hasRested = false;

/** Whether the first page has come to rest, so that what adds to it may be fetched. */
export function useAtRest(): boolean {
  const [atRest, setAtRest] = useState(hasRested);
  useEffect(() => {
    if (hasRested) return;
    const timer = setTimeout(() => {
      hasRested = true;
      setAtRest(true);
    }, REST_MS);
    return () => clearTimeout(timer);
  }, []);
  return atRest;
}
