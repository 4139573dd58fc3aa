import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareReadings, type Reading } from './reading.ts';

const range = { least_hours: 50, most_hours: 150 };
const read = (asks: number | null, does: number | null): Reading[] => [
  ...(asks === null ? [] : [{ side: 'asks' as const, hours: asks }]),
  ...(does === null ? [] : [{ side: 'does' as const, hours: does }]),
];

test.each([
  [null, null, 'waiting'],
  [50, null, 'waiting'],
  [50, 150, 'differ'],
  [100, 110, 'agree'],
  [100, 111, 'differ'],
  [40, null, 'outside'],
  [100, 151, 'outside'],
] as const)('who asks reads %s, who does it reads %s: %s', (asks, does, expected) => {
  expect(compareReadings(range, read(asks, does))).toBe(expected);
});

test('the latest of a side counts, and it does not matter who spoke first', () => {
  expect(compareReadings(range, [...read(50, 150), ...read(null, 55)])).toBe('agree');
  const hours = fc.integer({ min: 1, max: 200 });
  fc.assert(
    fc.property(hours, hours, (asks, does) => {
      const there = read(asks, does);
      expect(compareReadings(range, there.toReversed())).toBe(compareReadings(range, there));
    }),
  );
});
