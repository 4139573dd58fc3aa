import { createStore } from '#src/web/api/store.ts';

/** Loads the page with a newer build that is ready; null while this one is the newest. */
export const newVersion = createStore<(() => void) | null>(null);
