import { createStore } from './store.ts';

/** True once the server no longer knows the session; the shell then asks to sign in again. */
export const sessionLost = createStore(false);
