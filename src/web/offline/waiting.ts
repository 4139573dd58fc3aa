import { createStore } from '#src/web/api/store.ts';
import type { Entry } from './queue/entry.ts';

/** What this member wrote and the server does not have yet. */
export const waiting = createStore<readonly Entry[]>([]);
/** When what is on screen was given by the server, where it comes from what is kept (ms since 1970). */
export const shownAsOf = createStore<number | null>(null);
/** Whether entries are being sent at this moment. */
export const isSending = createStore(false);
/** Rises when entries have gone, so that what is on screen is read anew. */
export const sentCount = createStore(0);
