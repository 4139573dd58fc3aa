import type { Sending } from './send-queue.ts';

const LOCK = 'uptake-sending';

/**
 * Lets one tab send at a time; another that asks meanwhile does nothing. Where the browser has no
 * locks two may send the same, which the idempotency keys make harmless.
 */
export async function sendAlone(
  owner: string,
  send: () => Promise<Sending>,
): Promise<Sending | null> {
  const locks: LockManager | undefined = globalThis.navigator?.locks;
  if (!locks) return send();
  return locks.request(`${LOCK}.${owner}`, { ifAvailable: true }, (lock) => (lock ? send() : null));
}
