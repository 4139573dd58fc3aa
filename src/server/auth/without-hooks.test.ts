import { executionAsyncId } from 'node:async_hooks';
import { hasRequestState, runWithRequestState } from '@better-auth/core/context';
import { expect, test } from 'vitest';
import { withoutHooks } from './without-hooks.ts';

/** Up to Node 22 a promise has an id only while something makes Node look at each of them. */
const isEachPromiseWatched = () => Promise.resolve().then(() => executionAsyncId() !== 0);

test('who is under way keeps what they carry when another ends, and nothing is left after the last', async () => {
  const { quick } = withoutHooks({ quick: async () => 'done' });
  const { slow } = withoutHooks({
    slow: () =>
      runWithRequestState(new WeakMap(), async () => {
        expect(await quick()).toBe('done');
        return hasRequestState();
      }),
  });
  expect(await slow()).toBe(true);
  expect(await isEachPromiseWatched()).toBe(false);
});

test('a call that fails leaves nothing behind either', async () => {
  const { fail } = withoutHooks({
    fail: () => runWithRequestState(new WeakMap(), () => Promise.reject(new Error('refused'))),
  });
  await expect(fail()).rejects.toThrow('refused');
  expect(await isEachPromiseWatched()).toBe(false);
});
