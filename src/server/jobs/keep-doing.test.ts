import { expect, test } from 'vitest';
import { keepDoing } from './keep-doing.ts';

function makeWork() {
  const ends: (() => void)[] = [];
  return { ends, work: () => new Promise<void>((resolve) => ends.push(resolve)) };
}

test('stopping waits for the work under way, and nothing is begun after it', async () => {
  const { ends, work } = makeWork();
  const failed = (error: unknown) => expect.fail(String(error));
  const kept = keepDoing(work, { everyMs: 1, failed });
  await expect.poll(() => ends.length).toBe(1);
  let isStopped = false;
  const stopped = kept.stop().then(() => {
    isStopped = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 10));
  expect([ends.length, isStopped]).toEqual([1, false]);
  ends[0]!();
  await stopped;
  await new Promise((resolve) => setTimeout(resolve, 10));
  expect(ends).toHaveLength(1);
});

test('the work is done one at a time, and a failure is told and does not end it', async () => {
  const told: unknown[] = [];
  let atOnce = 0;
  let most = 0;
  const times = await new Promise<number>((resolve) => {
    let done = 0;
    const kept = keepDoing(
      async () => {
        most = Math.max(most, ++atOnce);
        await new Promise((end) => setTimeout(end, 5));
        atOnce -= 1;
        if (++done === 3) void kept.stop().then(() => resolve(done));
        throw new Error(`failed ${done}`);
      },
      { everyMs: 1, failed: (error) => told.push((error as Error).message) },
    );
  });
  expect({ times, most }).toEqual({ times: 3, most: 1 });
  expect(told).toEqual(['failed 1', 'failed 2', 'failed 3']);
});
