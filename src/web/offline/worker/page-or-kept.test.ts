import { afterEach, expect, test, vi } from 'vitest';
import { pageOrKept } from './page-or-kept.ts';

afterEach(() => vi.useRealTimers());

const kept = new Response('kept');
const asked = (answer: Response) =>
  pageOrKept(
    async () => answer,
    async () => kept,
  );

test('what the server says is shown, also that there is no such page, and where it sends one', async () => {
  // a browser tells a worker of being sent elsewhere with a status of 0
  const elsewhere = Response.error();
  for (const answer of [new Response('here'), new Response('', { status: 404 }), elsewhere]) {
    expect(await asked(answer)).toBe(answer);
  }
});

test('where the server is not reached the kept page is shown', async () => {
  for (const status of [502, 503, 504]) {
    expect(await asked(new Response('', { status }))).toBe(kept);
  }
  const fails = () => Promise.reject(new Error('no network'));
  expect(await pageOrKept(fails, async () => kept)).toBe(kept);
  await expect(pageOrKept(fails, async () => undefined)).rejects.toThrow('no network');
});

test('a page that does not begin to come is shown as it was kept', async () => {
  vi.useFakeTimers();
  const shown = pageOrKept(
    (signal) =>
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
    async () => kept,
  );
  await vi.advanceTimersByTimeAsync(3000);
  expect(await shown).toBe(kept);
});

test('a page that has begun to come may take as long as it takes', async () => {
  vi.useFakeTimers();
  let given: AbortSignal | undefined;
  const answer = new Response('a long one');
  const ask = async (signal: AbortSignal) => {
    given = signal;
    return answer;
  };
  expect(await pageOrKept(ask, async () => kept)).toBe(answer);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(given?.aborted).toBe(false);
});
