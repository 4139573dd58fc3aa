import { expect, test } from 'vitest';
import { byAge } from './by-age.ts';

test('the older stands first, also where its fraction of a second is the shorter text', () => {
  const made = (id: string, second: string) => ({ id, created_at: `2026-03-01T09:00:${second}Z` });
  const sorted = [made('4', '06'), made('3', '05.118'), made('2', '05.1'), made('1', '05')];
  expect(sorted.toSorted(byAge).map(({ id }) => id)).toEqual(['1', '2', '3', '4']);
});

test('of two made in one millisecond the one with the earlier id is the older', () => {
  const made = (id: string) => ({ id, created_at: '2026-03-01T09:00:05.118001Z' });
  expect([made('b'), made('a')].toSorted(byAge).map(({ id }) => id)).toEqual(['a', 'b']);
});
