import { createQueue } from '../queue/queue.ts';
import { sendAlone } from '../queue/send-alone.ts';
import { sendQueue } from '../queue/send-queue.ts';
import { openOfflineDb } from '../store/offline-db.ts';
import type { WorkerScope } from './worker-scope.ts';

/**
 * Sends what waits once the network is back: by a page if one is open, else by itself. Throws if it
 * could not, so that the browser tries again.
 */
export async function sendWhatWaits(worker: WorkerScope): Promise<void> {
  const pages = await worker.clients.matchAll({ type: 'window' });
  for (const page of pages) page.postMessage('send');
  if (pages.length > 0) return;
  const db = await openOfflineDb();
  const owners = new Set((await db.getAll('entries')).map(({ owner }) => owner));
  for (const owner of owners) {
    const queue = createQueue(db, owner);
    const sending = await sendAlone(owner, () =>
      sendQueue({ queue, owner, fetch: (url, init) => fetch(url, init) }),
    );
    if (sending?.outcome === 'later') throw new Error('the server could not be reached');
  }
}
