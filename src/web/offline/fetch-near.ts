import { connection } from '#src/web/api/connection.ts';
import { createStore } from '#src/web/api/store.ts';
import { deskAtHand } from './desk.ts';
import { loadOfflineRules } from './offline-rules.ts';
import { noteReady } from './ready.ts';

const EVERY_MS = 20 * 60_000;
/** What was kept within this time is not read again, but for the lists and the days to come. */
const FRESH_MS = 60 * 60_000;
const BETWEEN_MS = 150;

/** Whether what is near is being read at this moment. */
export const isReadingNear = createStore(false);
let readAt = Number.NEGATIVE_INFINITY;

/** Reads what is near, one answer after the other, at rest and again from time to time. */
export function fetchNear(): void {
  const readIfDue = () => {
    if (performance.now() - readAt > EVERY_MS) void readNear();
  };
  readIfDue();
  setInterval(readIfDue, EVERY_MS);
  document.addEventListener('visibilitychange', readIfDue);
  connection.subscribe(readIfDue);
}

/** Reads what is near now; what breaks off goes on where it was when there is rest again. */
export async function readNear(): Promise<void> {
  if (isReadingNear.get() || !isAtRest()) return;
  isReadingNear.set(true);
  readAt = performance.now();
  try {
    const { near } = await loadOfflineRules();
    for await (const _ of near(isFresh)) {
      await new Promise((done) => setTimeout(done, BETWEEN_MS));
      if (connection.get() === 'offline') throw new Error('read on later');
    }
    noteReady(deskAtHand()?.owner);
  } catch {
    readAt = Number.NEGATIVE_INFINITY;
  } finally {
    isReadingNear.set(false);
  }
}

function isAtRest(): boolean {
  return navigator.onLine && connection.get() === 'good' && document.visibilityState === 'visible';
}

async function isFresh(url: string): Promise<boolean> {
  const at = await deskAtHand()?.kept.givenAt(url);
  return at !== undefined && Date.now() - at < FRESH_MS;
}
