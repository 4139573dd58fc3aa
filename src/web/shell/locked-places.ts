import { createStore } from '../api/store.ts';

/** Addresses of the navigation that are closed for now; whoever closes them says so on the page. */
export const lockedPlaces = createStore<ReadonlySet<string>>(new Set());
