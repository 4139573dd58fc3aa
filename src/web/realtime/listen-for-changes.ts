import type { QueryClient } from '@tanstack/react-query';
import { connection } from '../api/connection.ts';
import { invalidateTypes } from '../api/query-client.ts';

/** A change is taken in at once; while many come, as in an import, only so often. */
const FIRST_MS = 100;
const OFTEN_MS = 700;

/**
 * Hears of changes by server-sent events (`event: change`, data `{type, id}`) and marks what is
 * shown of them stale. After a gap in the connection everything is. Returns how to stop.
 */
export function listenForChanges(client: QueryClient): () => void {
  const source = new EventSource('/api/v1/events');
  const types = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let takenInAtMs = 0;
  let isOpen = true;

  source.addEventListener('error', () => {
    isOpen = false;
  });
  source.addEventListener('open', () => {
    if (isOpen) return;
    isOpen = true;
    // it is the first to hear that the server answers again
    if (connection.get() === 'offline') connection.set('good');
    void client.invalidateQueries();
  });
  source.addEventListener('change', (event) => {
    const type = readType(event.data);
    if (!type) return;
    types.add(type);
    const waitMs = Math.max(FIRST_MS, takenInAtMs + OFTEN_MS - Date.now());
    timer ??= setTimeout(() => {
      timer = undefined;
      takenInAtMs = Date.now();
      // what belongs to whoever changed their team belongs to another team now
      if (types.has('member')) void client.invalidateQueries({ refetchType: 'none' });
      invalidateTypes(client, new Set(types));
      types.clear();
    }, waitMs);
  });
  return () => {
    clearTimeout(timer);
    source.close();
  };
}

function readType(data: unknown): string | undefined {
  try {
    const { type } = JSON.parse(String(data)) as { type?: unknown };
    return typeof type === 'string' ? type : undefined;
  } catch {
    return undefined;
  }
}
