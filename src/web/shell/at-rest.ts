import { createStore, useStore } from '../api/store.ts';

const REST_MS = 1500;
/** The rest is fetched at last though the first page still waits for something. */
const LONGEST_MS = 15_000;

const atRest = createStore(false);

/** The first page comes first: it has come to rest some time after it stands. */
export function startResting(subscribe: (stands: () => void) => () => void): void {
  const rest = () => atRest.set(true);
  setTimeout(rest, LONGEST_MS);
  const unsubscribe = subscribe(() => {
    unsubscribe();
    setTimeout(rest, REST_MS);
  });
}

/** Whether the first page has come to rest, so that what adds to it may be fetched. */
export function useAtRest(): boolean {
  return useStore(atRest);
}

/** Does something once the first page has come to rest. */
export function whenAtRest(then: () => void): void {
  const unsubscribe = atRest.subscribe(() => {
    unsubscribe();
    then();
  });
}
