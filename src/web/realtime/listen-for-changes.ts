import type { QueryClient } from '@tanstack/react-query';
import { connection } from '../api/connection.ts';
import { knownSince } from '../api/own-writes.ts';
import { invalidateBefore } from '../api/query-client.ts';
import { shownAsOf } from '../offline/waiting.ts';

/** A change is taken in at once; while many come, as in an import, only so often. */
const FIRST_MS = 100;
const OFTEN_MS = 700;

/** That records of a type changed; by which command, if it was one of the member's own. */
interface News {
  type: string;
  command?: string;
}

/**
 * Hears of changes by server-sent events (`event: change`, data `{type, id, command}`) and marks what
 * is shown of them stale, but for what was read since the page had the answer to that command. After a
 * gap in the connection everything is. Returns how to stop.
 */
export function listenForChanges(client: QueryClient): () => void {
  const source = new EventSource('/api/v1/events');
  let heard: News[] = [];
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
    const news = readNews(event.data);
    if (!news) return;
    heard.push(news);
    const waitMs = Math.max(FIRST_MS, takenInAtMs + OFTEN_MS - Date.now());
    timer ??= setTimeout(() => {
      timer = undefined;
      takenInAtMs = Date.now();
      const moments = latestOf(heard);
      heard = [];
      // what belongs to whoever changed their team belongs to another team now
      if (moments.has('member')) void client.invalidateQueries({ refetchType: 'none' });
      invalidateBefore(client, moments);
    }, waitMs);
  });
  return () => {
    clearTimeout(timer);
    source.close();
  };
}

/** For each type the moment from which on an answer has all that was heard in it. */
function latestOf(heard: readonly News[]): Map<string, number> {
  const moments = new Map<string, number>();
  // where answers come too slowly older ones are shown in their place
  const isOld = shownAsOf.get() !== null;
  for (const { type, command } of heard) {
    const moment = knownSince(isOld ? undefined : command);
    moments.set(type, Math.max(moments.get(type) ?? 0, moment));
  }
  return moments;
}

function readNews(data: unknown): News | undefined {
  try {
    const { type, command } = JSON.parse(String(data)) as Record<string, unknown>;
    if (typeof type !== 'string') return undefined;
    return { type, ...(typeof command === 'string' && { command }) };
  } catch {
    return undefined;
  }
}
