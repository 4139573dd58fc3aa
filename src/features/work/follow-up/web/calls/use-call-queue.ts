import { useState } from 'react';
import { useMe } from '#src/web/shell/session.ts';
import type { CallQueue } from './call-queue.ts';

/** The queue of this member on this device: closed and opened again, it is where it was. */
export function useCallQueue(): [CallQueue | null, (queue: CallQueue | null) => void] {
  const { workspace, member } = useMe();
  const name = `uptake.calls.${workspace.id}.${member.id}`;
  const [queue, setQueue] = useState(() => readQueue(name));

  function keep(next: CallQueue | null): void {
    setQueue(next);
    if (next) localStorage.setItem(name, JSON.stringify(next));
    else localStorage.removeItem(name);
  }
  return [queue, keep];
}

function readQueue(name: string): CallQueue | null {
  try {
    const kept = JSON.parse(localStorage.getItem(name) ?? 'null');
    return Array.isArray(kept?.calls) && kept.left ? kept : null;
  } catch {
    return null;
  }
}
