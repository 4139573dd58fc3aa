import { connection } from '#src/web/api/connection.ts';
import { loadOfflineRules } from './offline-rules.ts';

const EVERY_MS = 20 * 60_000;
const BETWEEN_MS = 150;

/** Reads what is near, one answer after the other, at rest and again from time to time. */
export function fetchNear(): void {
  let isReading = false;
  let readAt = Number.NEGATIVE_INFINITY;
  async function read(): Promise<void> {
    const isDue = performance.now() - readAt > EVERY_MS;
    if (isReading || !isDue || !navigator.onLine || connection.get() !== 'good') return;
    if (document.visibilityState !== 'visible') return;
    isReading = true;
    readAt = performance.now();
    try {
      const { near } = await loadOfflineRules();
      for await (const _ of near()) await new Promise((done) => setTimeout(done, BETWEEN_MS));
      // what could not be read now is read when the server can be reached again
      if (connection.get() === 'offline') readAt = Number.NEGATIVE_INFINITY;
    } catch {
      readAt = Number.NEGATIVE_INFINITY;
    } finally {
      isReading = false;
    }
  }
  void read();
  setInterval(() => void read(), EVERY_MS);
  document.addEventListener('visibilitychange', () => void read());
  connection.subscribe(() => void read());
}
