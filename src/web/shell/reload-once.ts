import { connection } from '../api/connection.ts';

const RELOADED = 'uptake.reloaded';
const RELOAD_AGAIN_MS = 60_000;

/**
 * Not in a circle, and not without a connection: what cannot be fetched then is not there after a
 * reload either, and what somebody is writing would be gone.
 */
export function reloadOnce(): void {
  if (connection.get() === 'offline') return;
  if (Date.now() - Number(sessionStorage.getItem(RELOADED) ?? 0) < RELOAD_AGAIN_MS) return;
  sessionStorage.setItem(RELOADED, String(Date.now()));
  window.location.reload();
}
