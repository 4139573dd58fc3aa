import { SHARED_CACHE } from './worker/keep-shared.ts';

/** This browser is no longer reminded: whoever signs out leaves nothing that would be shown to others. */
export async function endPush(): Promise<void> {
  try {
    const registration = await navigator.serviceWorker?.getRegistration();
    const subscription = await registration?.pushManager?.getSubscription();
    await subscription?.unsubscribe();
  } catch {
    // a browser without push has nothing to end
  }
}

/** What whoever uses the machine next could read of customers: records opened and numbers called. */
const TRACES = /^uptake\.(call|calls|recent)\./;

/** Whoever signs out leaves no customer's name in this browser; what they typed waits for them. */
export async function forgetTraces(): Promise<void> {
  try {
    for (const key of Object.keys(localStorage)) {
      if (TRACES.test(key)) localStorage.removeItem(key);
    }
    await globalThis.caches?.delete(SHARED_CACHE);
  } catch {
    // without a store nothing was kept
  }
}
