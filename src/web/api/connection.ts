import { createStore } from './store.ts';

/** `slow`: an answer has been owed for longer than `SLOW_AFTER_MS`. */
export type Connection = 'good' | 'slow' | 'offline';

const isOffline = globalThis.navigator?.onLine === false;
export const connection = createStore<Connection>(isOffline ? 'offline' : 'good');
const SLOW_AFTER_MS = 4000;
const waiting = new Set<symbol>();

globalThis.window?.addEventListener('offline', () => connection.set('offline'));
globalThis.window?.addEventListener('online', () => connection.set('good'));

/** Watches one request for slowness and for being unreachable. */
export async function watchRequest<T>(request: Promise<T>): Promise<T> {
  const mark = Symbol('request');
  const timer = setTimeout(() => {
    waiting.add(mark);
    if (connection.get() === 'good') connection.set('slow');
  }, SLOW_AFTER_MS);
  try {
    const answer = await request;
    waiting.delete(mark);
    if (waiting.size === 0 || connection.get() === 'offline') connection.set('good');
    return answer;
  } catch (error) {
    const isAborted = error instanceof DOMException && error.name !== 'TimeoutError';
    if (!isAborted) connection.set('offline');
    throw error;
  } finally {
    clearTimeout(timer);
    waiting.delete(mark);
  }
}
