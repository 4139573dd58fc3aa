import type { Query, QueryClient, QueryKey } from '@tanstack/react-query';

const REMEMBERED = 100;

/** When the page had the answer to each of its latest writes, by command (ms, `performance.now()`). */
const answered = new Map<string, number>();
/** When each answer that is under way, and each one that is there, was asked for. */
const askedAt = new WeakMap<Query, number>();
const readAt = new WeakMap<Query, number>();

/** Notes that the page has the answer to what it wrote. */
export function noteAnswered(command: string): void {
  answered.set(command, performance.now());
  const [oldest] = answered.keys();
  if (answered.size > REMEMBERED) answered.delete(oldest!);
}

/** From when on what is read has the command in it; of another's, or of another tab's, nothing has. */
export function knownSince(command: string | undefined): number {
  return (command && answered.get(command)) || Number.POSITIVE_INFINITY;
}

/** Notes when each answer of the cache is asked for. */
export function watchReads(client: QueryClient): void {
  client.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated') return;
    const { query, action } = event;
    if (action.type === 'fetch') askedAt.set(query, performance.now());
    // it may have been put there since, and be older again now
    if (action.type === 'success' && !action.manual) readAt.set(query, askedAt.get(query) ?? 0);
  });
}

/** The answer to a write has been put there: it is as good as read. */
export function noteRead(client: QueryClient, queryKey: QueryKey): void {
  const query = client.getQueryCache().find({ queryKey });
  if (query) readAt.set(query, performance.now());
}

/** Whether the answer was asked for before this moment. */
export function isReadBefore(query: Query, since: number): boolean {
  const at = query.state.fetchStatus === 'idle' ? readAt.get(query) : askedAt.get(query);
  return (at ?? Number.NEGATIVE_INFINITY) < since;
}
