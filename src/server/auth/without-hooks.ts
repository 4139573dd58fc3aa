import {
  getCurrentAuthContextAsyncLocalStorage,
  getCurrentDBAdapterAsyncLocalStorage,
  getRequestStateAsyncLocalStorage,
} from '@better-auth/core/context';

type Calls = Record<string, (...args: never[]) => Promise<unknown>>;

let underWay = 0;

/**
 * The same calls, that leave nothing behind in Node. better-auth keeps who asks in AsyncLocalStorages;
 * up to Node 22 one that has been used makes every promise of the process dearer (a tenth of reading a
 * record) until it is disabled. See https://nodejs.org/api/async_context.html.
 */
export function withoutHooks<C extends Calls>(calls: C): C {
  const quiet = Object.entries(calls).map(([name, call]) => [
    name,
    async (...args: never[]) => {
      underWay += 1;
      try {
        return await call(...args);
      } finally {
        await disableUnused();
      }
    },
  ]);
  return Object.fromEntries(quiet);
}

/** They belong to all calls of the process: whichever ends last disables them. */
async function disableUnused(): Promise<void> {
  const storages = await Promise.all([
    getCurrentAuthContextAsyncLocalStorage(),
    getCurrentDBAdapterAsyncLocalStorage(),
    getRequestStateAsyncLocalStorage(),
  ]);
  underWay -= 1;
  if (underWay > 0) return;
  for (const storage of storages) storage.disable();
}
