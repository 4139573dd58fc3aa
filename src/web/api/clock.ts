const KEY = 'uptake.clock';
/** What the `Date` header and the way here make uncertain is no fault of the clock. */
const TRUSTED_MS = 60_000;

let offsetMs = readOffset();

/** Learns from an answer how far this device's clock is off. */
export function noteServerClock(response: Response): void {
  const serverMs = Date.parse(response.headers.get('date') ?? '');
  if (Number.isNaN(serverMs)) return;
  const found = serverMs - Date.now();
  const next = Math.abs(found) < TRUSTED_MS ? 0 : found;
  if (Math.abs(next - offsetMs) < TRUSTED_MS) return;
  offsetMs = next;
  try {
    localStorage.setItem(KEY, String(offsetMs));
  } catch {
    // it is learnt anew with the next answer
  }
}

/** The time by the server's clock (ms since 1970), as far as it is known. */
export function serverNow(): number {
  return Date.now() + offsetMs;
}

/** An instant that was taken from this device's clock just now, put right; any other as it is. */
export function correctJustNow(instant: string): string {
  const isJustNow = Math.abs(Date.parse(instant) - Date.now()) < TRUSTED_MS;
  return isJustNow && offsetMs !== 0
    ? new Date(Date.parse(instant) + offsetMs).toISOString()
    : instant;
}

function readOffset(): number {
  try {
    return Number(localStorage.getItem(KEY)) || 0;
  } catch {
    return 0;
  }
}
