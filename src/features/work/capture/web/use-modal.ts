import { useEffect, useLayoutEffect, useRef } from 'react';
import { sessionLost } from '#src/web/api/session-lost.ts';
import { useStore } from '#src/web/api/store.ts';

/**
 * Opens the dialog before it is painted, so that the next key already lands in its field, and keeps
 * it as high as a phone's keyboard leaves room; the browser gives the focus back when it closes.
 */
export function useModal(close: () => void) {
  const dialog = useRef<HTMLDialogElement>(null);
  const isLost = useStore(sessionLost);
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  useEffect(() => {
    const seen = window.visualViewport;
    if (!seen) return;
    const follow = () => dialog.current?.style.setProperty('height', `${seen.height}px`);
    follow();
    seen.addEventListener('resize', follow);
    return () => seen.removeEventListener('resize', follow);
  }, []);
  // the sign-in that is then asked for would lie beneath
  useEffect(() => {
    if (isLost) close();
  }, [isLost, close]);
  return dialog;
}
