import { useSyncExternalStore } from 'react';
import { PHONE_MAX_PX } from './tokens.ts';

const narrow = window.matchMedia(`(max-width: ${PHONE_MAX_PX}px)`);

function subscribe(listener: () => void): () => void {
  narrow.addEventListener('change', listener);
  return () => narrow.removeEventListener('change', listener);
}

/** Whether the phone's layout is shown. */
export function useIsPhone(): boolean {
  return useSyncExternalStore(subscribe, () => narrow.matches);
}
