import { createStore } from '#src/web/api/store.ts';

const KEY = 'uptake.near.';

/** When all that is near was last read here for whoever works here (ms since 1970); null: not yet. */
export const readySince = createStore<number | null>(null);

/** That all that is near is here. */
export function noteReady(member: string | undefined): void {
  if (!member) return;
  readySince.set(Date.now());
  try {
    localStorage.setItem(KEY + member, String(Date.now()));
  } catch {
    // it is then said anew by the next reading
  }
}

export function recallReady(member: string): void {
  try {
    readySince.set(Number(localStorage.getItem(KEY + member)) || null);
  } catch {
    readySince.set(null);
  }
}

/** What was read is here no longer. */
export function noteEmptied(): void {
  readySince.set(null);
  try {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(KEY)) localStorage.removeItem(key);
    }
  } catch {
    // nothing was said of it either
  }
}
