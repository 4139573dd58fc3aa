import { useEffect } from 'react';
import { sessionLost } from '../api/session-lost.ts';
import { createStore, useStore } from '../api/store.ts';
import { listOverlays } from './features.ts';
import { useKeys } from './keys.ts';
import { loadOverlay, OpenOverlay } from './open-overlay.tsx';

const open = createStore<{ name: string; payload?: unknown } | null>(null);

export function openOverlay(name: string, payload?: unknown): void {
  open.set({ name, payload });
}

export function closeOverlay(): void {
  open.set(null);
}

const REST_MS = 1500;

/** Fetches what must open at once, after the first page has come to rest. */
function useWarmOverlays(): void {
  useEffect(() => {
    const timer = setTimeout(() => {
      if (!navigator.onLine) return;
      for (const { name, overlay, warm } of listOverlays()) {
        // a failure shows itself when it is opened
        if (warm) loadOverlay({ name, overlay }).catch(() => {});
      }
    }, REST_MS);
    return () => clearTimeout(timer);
  }, []);
}

/** Draws the overlay that is open, `sign-in` over it once a session has ended; listens for keys. */
export function Overlays() {
  const current = useStore(open);
  const all = listOverlays();
  useWarmOverlays();
  useKeys(
    all.flatMap(({ name, keys, label }) =>
      keys.map((key, at) => ({
        keys: key,
        ...(at === 0 && { label: label() }),
        group: 'do' as const,
        run: () => openOverlay(name),
      })),
    ),
  );
  const isLost = useStore(sessionLost);
  const overlay = all.find(({ name }) => name === current?.name);
  const signIn = isLost && all.find(({ name }) => name === 'sign-in');
  return (
    <>
      {overlay && (
        <OpenOverlay
          key={overlay.name}
          overlay={overlay}
          payload={current?.payload}
          close={closeOverlay}
        />
      )}
      {signIn && (
        <OpenOverlay overlay={signIn} payload={null} close={() => sessionLost.set(false)} />
      )}
    </>
  );
}
