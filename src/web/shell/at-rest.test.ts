import { afterEach, beforeEach, expect, test, vi } from 'vitest';

beforeEach(() => {
  vi.resetModules();
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

async function start() {
  const { startResting, whenAtRest } = await import('./at-rest.ts');
  const rested = vi.fn();
  let stands = () => {};
  whenAtRest(rested);
  startResting((listener) => {
    stands = listener;
    return () => {};
  });
  return { rested, stand: () => stands() };
}

test('rest begins some time after the first page stands, however long that took, and once', async () => {
  const { rested, stand } = await start();
  vi.advanceTimersByTime(5000);
  stand();
  expect(rested).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1500);
  stand();
  vi.advanceTimersByTime(20_000);
  expect(rested).toHaveBeenCalledOnce();
});

test('a page that never stands keeps the rest from nobody', async () => {
  const { rested } = await start();
  vi.advanceTimersByTime(15_000);
  expect(rested).toHaveBeenCalledOnce();
});
