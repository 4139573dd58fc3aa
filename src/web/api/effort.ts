/** A pause longer than this is not work on the save. */
const PAUSE_MS = 5000;

let spentMs = 0;
let keys = 0;
let lastAtMs: number | null = null;

/** Adds up the time and the keys that go into fields, for the next save; nothing else is kept. */
export function measureEffort(target: Window): void {
  target.addEventListener('keydown', (event) => {
    if (!isField(event.target)) return;
    keys += 1;
    noteAction();
  });
  target.addEventListener('pointerdown', (event) => {
    if (isField(event.target)) noteAction();
  });
}

/** The two totals since the last save, as the header `Uptake-Effort` has them; then begins anew. */
export function takeEffort(): string | null {
  const effort = keys > 0 || spentMs > 0 ? `ms=${Math.round(spentMs)};keys=${keys}` : null;
  spentMs = 0;
  keys = 0;
  lastAtMs = null;
  return effort;
}

function noteAction(): void {
  const atMs = performance.now();
  if (lastAtMs !== null) spentMs += Math.min(atMs - lastAtMs, PAUSE_MS);
  lastAtMs = atMs;
}

function isField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.closest('input, textarea, select, dialog, [role=dialog]') !== null)
  );
}
