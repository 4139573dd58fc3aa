import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isTooFew, tellCount } from './room.ts';

test('in a room of five or more nobody is seen to send something', () => {
  fc.assert(
    fc.property(fc.nat(500), fc.integer({ min: 5, max: 500 }), (came, joined) => {
      const told = tellCount(came, joined);
      expect(told % 5).toBe(0);
      expect(came - told).toBeGreaterThanOrEqual(0);
      expect(came - told).toBeLessThan(5);
      expect(isTooFew(came, joined)).toBe(came > 0 && told === 0);
    }),
  );
  expect(tellCount(3, 4)).toBe(3);
  expect(isTooFew(1, 4)).toBe(false);
});
