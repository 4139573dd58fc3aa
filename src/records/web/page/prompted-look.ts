const PROMPTED_MS = 60_000;
/** What links in mails and reminders end with. */
const LED_BY = '#reminder';
const prompted = new Map<string, number>();
const arrived = Date.now();
const wasLed = globalThis.location?.hash === LED_BY;
const first = new URLSearchParams(globalThis.location?.search).get('open') ?? '';

/** A reminder leads to this record: opening it now is no look of one's own accord. */
export function notePrompt(id: string): void {
  prompted.set(id, Date.now());
}

export function wasPrompted(id: string): boolean {
  const now = Date.now();
  if (wasLed && first.includes(id) && now - arrived < PROMPTED_MS) return true;
  return now - (prompted.get(id) ?? 0) < PROMPTED_MS;
}
