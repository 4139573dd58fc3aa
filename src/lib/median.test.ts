import { expect, test } from 'vitest';
import { medianOf } from './median.ts';

test('the median of an even count is the greater of the two in the middle', () => {
  expect(medianOf([])).toBeNull();
  expect(medianOf([3, 1, 2])).toBe(2);
  expect(medianOf([4, 1, 2, 3])).toBe(3);
});
