import { createStore } from '../../api/store.ts';

const KEY = 'uptake.navigation';

/** Groups of the navigation that somebody has opened here; they stay open on this device. */
export const unfoldedGroups = createStore<ReadonlySet<string>>(new Set(readKept()));

export function turnGroup(name: string): void {
  const now = new Set(unfoldedGroups.get());
  if (!now.delete(name)) now.add(name);
  unfoldedGroups.set(now);
  try {
    localStorage.setItem(KEY, JSON.stringify([...now]));
  } catch {
    // without a place to keep it, it holds until the page is left
  }
}

function readKept(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string') : [];
  } catch {
    return [];
  }
}
