import { createStore, type Store } from '#src/web/api/store.ts';

export type Widths = Readonly<Record<string, number>>;

const MIN_PX = 72;
const MAX_PX = 640;
const stores = new Map<string, Store<Widths>>();

/** The widths this browser remembers for the columns of a record type, in px. */
export function columnWidths(type: string): Store<Widths> {
  const known = stores.get(type);
  if (known) return known;
  const store = createStore<Widths>(readWidths(type));
  stores.set(type, store);
  return store;
}

export function setColumnWidth(type: string, column: string, px: number): void {
  const store = columnWidths(type);
  store.set({ ...store.get(), [column]: Math.round(Math.min(MAX_PX, Math.max(MIN_PX, px))) });
  localStorage.setItem(storageKey(type), JSON.stringify(store.get()));
}

function readWidths(type: string): Widths {
  try {
    return JSON.parse(localStorage.getItem(storageKey(type)) ?? '{}');
  } catch {
    return {};
  }
}

function storageKey(type: string): string {
  return `uptake.widths.${type}`;
}
