import type { QueryClient } from '@tanstack/react-query';
import { connection } from '#src/web/api/connection.ts';
import { offerDoor, openDoor } from '#src/web/api/door.ts';
import { signs } from './signs/signs-at-hand.ts';
import type { StartedCall } from './started-call.ts';
import { sentCount } from './waiting.ts';

/** What adds to the page itself comes before what it does without. */
const LATER_MS = 1000;

interface SavingNavigator extends Navigator {
  connection?: { saveData?: boolean };
}

/**
 * Lets the app work without a connection. Nothing of it belongs to the first page: it comes when
 * that rests, or when the network fails before.
 */
export function startOffline(
  queries: QueryClient,
  {
    whenAtRest,
    askAfterCall,
  }: { whenAtRest: (then: () => void) => void; askAfterCall: (call: StartedCall) => void },
): void {
  offerDoor(async () => (await import('./make-door.ts')).makeDoor());
  connection.subscribe(() => {
    if (connection.get() !== 'good') return;
    const isFailed = ({ state }: { state: { status: string } }) => state.status === 'error';
    void queries.refetchQueries({ type: 'active', predicate: isFailed });
  });
  sentCount.subscribe(() => void queries.invalidateQueries());
  // the worker hears first that the network is back
  navigator.serviceWorker?.addEventListener('message', ({ data }) => {
    if (data === 'send') window.dispatchEvent(new Event('online'));
  });
  whenAtRest(() => setTimeout(() => void settleIn(askAfterCall), LATER_MS));
}

async function settleIn(askAfterCall: (call: StartedCall) => void): Promise<void> {
  const { watchCalls } = await import('./started-call.ts');
  watchCalls(askAfterCall);
  (await import('./leave-device.ts')).leaveWithOthers();
  if (!('indexedDB' in globalThis)) return;
  const door = await openDoor();
  signs.set((await import('./signs/offline-signs.tsx')).OfflineSigns);
  const { installWorker } = await import('./service-worker.ts');
  await installWorker().catch(() => {});
  const saves = (navigator as SavingNavigator).connection?.saveData === true;
  if (!door || saves) return;
  const { fetchNear } = await import('./fetch-near.ts');
  fetchNear();
}
