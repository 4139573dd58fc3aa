import { send } from '../api/call.ts';
import { forgetDrafts } from './drafts.ts';
import { SHARED_CACHE } from './worker/keep-shared.ts';

const CHANNEL = 'uptake-left';

/** Ends this session, or all of the member's, and leaves nothing in this browser; its other tabs leave too. */
export async function leaveDevice(which: 'session' | 'sessions'): Promise<void> {
  await endPush();
  await send(`DELETE /api/v1/${which}`);
  await forgetTraces();
  if ('BroadcastChannel' in globalThis) new BroadcastChannel(CHANNEL).postMessage(which);
  window.location.assign('/sign-in');
}

/** Leaves as soon as somebody signs out in another tab. */
export function leaveWithOthers(): void {
  if (!('BroadcastChannel' in globalThis)) return;
  new BroadcastChannel(CHANNEL).addEventListener('message', () => {
    forgetDrafts();
    window.location.assign('/sign-in');
  });
}

/** This browser is no longer reminded: whoever signs out leaves nothing that would be shown to others. */
async function endPush(): Promise<void> {
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

/** Whoever signs out leaves no customer's name in this browser, nor what they typed and did not save. */
export async function forgetTraces(): Promise<void> {
  forgetDrafts();
  try {
    for (const key of Object.keys(localStorage)) {
      if (TRACES.test(key)) localStorage.removeItem(key);
    }
    await globalThis.caches?.delete(SHARED_CACHE);
  } catch {
    // without a store nothing was kept
  }
}
