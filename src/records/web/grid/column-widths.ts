import { createStore, type Store } from '#src/web/api/store.ts';

export type Widths = Readonly<Record<string, number>>;

const MIN_PX = 72;
const MAX_PX = 640;
const stores = new Map<string, Store<Widths>>();

/**
 * The widths this browser remembers for the columns of a record type, or of a saved view by its id,
 * in px; those of a view begin with what was saved.
 */
export function columnWidths(type: string, begin: Widths = {}): Store<Widths> {
  const known = stores.get(type);
  if (known) return known;
  const store = createStore<Widths>(readWidths(type) ?? begin);
  stores.set(type, store);
  return store;
}

export function setColumnWidth(type: string, column: string, px: number): void {
  const store = columnWidths(type);
  store.set({ ...store.get(), [column]: Math.round(Math.min(MAX_PX, Math.max(MIN_PX, px))) });
  localStorage.setItem(storageKey(type), JSON.stringify(store.get()));
}

/** Back to what was saved with a view. */
export function resetColumnWidths(type: string, widths: Widths): void {
  columnWidths(type).set(widths);
  localStorage.removeItem(storageKey(type));
}

function readWidths(type: string): Widths | null {
  try {
    return JSON.parse(localStorage.getItem(storageKey(type)) ?? 'null');
  } catch {
    return null;
  }
}

function storageKey(type: string): string {
  return `uptake.widths.${type}`;
}
