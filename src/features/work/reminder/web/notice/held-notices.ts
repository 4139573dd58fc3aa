import { serverNow } from '#src/web/api/clock.ts';
import { createStore, type Store } from '#src/web/api/store.ts';
import { type Held, hold } from './notice-rules.ts';

const stores = new Map<string, Store<Held>>();
const nameOf = (memberId: string) => `uptake.reminders.${memberId}`;

/** What this member has put away; all open tabs of the browser share it. */
export function heldNotices(memberId: string): Store<Held> {
  const known = stores.get(memberId);
  if (known) return known;
  const store = createStore<Held>(recall(memberId));
  stores.set(memberId, store);
  window.addEventListener('storage', ({ key }) => {
    if (key === nameOf(memberId)) store.set(recall(memberId));
  });
  return store;
}

export function holdNotice(memberId: string, key: string, until: number): void {
  // another tab may have put others away meanwhile
  const held = hold(recall(memberId), key, { until, nowMs: serverNow() });
  heldNotices(memberId).set(held);
  try {
    localStorage.setItem(nameOf(memberId), JSON.stringify(held));
  } catch {
    // a browser that keeps nothing shows it in each tab
  }
}

function recall(memberId: string): Held {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(nameOf(memberId)) ?? '{}');
    return typeof kept === 'object' && kept !== null ? (kept as Held) : {};
  } catch {
    return {};
  }
}
