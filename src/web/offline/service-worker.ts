import { newVersion } from './new-version.ts';

const SYNC_TAG = 'uptake-queue';
const CHECK_EVERY_MS = 30 * 60_000;

interface SyncRegistration extends ServiceWorkerRegistration {
  sync?: { register: (tag: string) => Promise<void> };
}

/** Asks the browser to send what waits when the network is back, even with all pages closed. */
export async function askForBackgroundSync(): Promise<void> {
  try {
    const registration = (await navigator.serviceWorker?.getRegistration()) as
      | SyncRegistration
      | undefined;
    await registration?.sync?.register(SYNC_TAG);
  } catch {
    // not every browser has it; the page sends when it is open
  }
}

/** Installs the worker that keeps the app itself here, and watches for a newer one. */
export async function installWorker(): Promise<void> {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return;
  const registration = await navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' });
  watch(registration);
  const check = () => navigator.onLine && registration.update().catch(() => {});
  setInterval(check, CHECK_EVERY_MS);
  window.addEventListener('online', check);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void check();
  });
}

function watch(registration: ServiceWorkerRegistration): void {
  const note = () => {
    // without a controller it is the first one ever, which is no news
    const { waiting } = registration;
    if (waiting && navigator.serviceWorker.controller) newVersion.set(() => takeOver(waiting));
  };
  note();
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', note);
  });
}

/** Lets the newer build take over, and loads the page with it. */
function takeOver(worker: ServiceWorker): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => window.location.reload(), {
    once: true,
  });
  worker.postMessage('take-over');
}
