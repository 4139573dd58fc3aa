import { afterEach, expect, test, vi } from 'vitest';
import type { Actor } from './context.ts';
import { createMemberShare } from './member-share.ts';

afterEach(() => vi.useRealTimers());

const actor = (memberId: string, rest: Partial<Actor> = {}) =>
  ({ workspaceId: 'w', memberId, ...rest }) as Actor;

/** Work that lasts until it is let go. */
function begin(share: ReturnType<typeof createMemberShare>) {
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const run = (who: Actor, name: string) =>
    share(who, () => {
      begun.push(name);
      return new Promise<void>((resolve) => ends.push(resolve));
    });
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return { begun, ends, run, settle };
}

test('much of one person is done in turn, and nobody else waits for it', async () => {
  const { begun, ends, run, settle } = begin(createMemberShare(2));
  const all = ['a1', 'a2', 'a3', 'a4'].map((name) => run(actor('a'), name));
  all.push(run(actor('b'), 'b1'), run(actor('b', { viewerId: 'a' }), 'a5'));
  expect(begun).toEqual(['a1', 'a2', 'b1']);
  ends[0]!();
  await settle();
  expect(begun.at(-1)).toBe('a3');
  while (ends.length > 0) {
    for (const end of ends.splice(0)) end();
    await settle();
  }
  await Promise.all(all);
  expect(begun.slice(3)).toEqual(['a3', 'a4', 'a5']);
});

test('what fails gives its place back', async () => {
  const share = createMemberShare(1);
  const fails = () => Promise.reject(new Error('broken'));
  await expect(share(actor('a'), fails)).rejects.toThrow('broken');
  expect(await share(actor('a'), async () => 'done')).toBe('done');
});

test('who has waited for long is told to come again, and those behind them still have their turn', async () => {
  vi.useFakeTimers();
  const { begun, ends, run } = begin(createMemberShare(1));
  const first = run(actor('a'), 'a1');
  const second = run(actor('a'), 'a2').catch((error) => error.code);
  await vi.advanceTimersByTimeAsync(5000);
  const third = run(actor('a'), 'a3');
  await vi.advanceTimersByTimeAsync(5000);
  expect(await second).toBe('busy');
  ends[0]!();
  await first;
  await vi.advanceTimersByTimeAsync(0);
  expect(begun).toEqual(['a1', 'a3']);
  ends[1]!();
  await third;
});
