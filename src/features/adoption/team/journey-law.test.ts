import { expect, test } from 'vitest';
import { wholeStories } from './journey-law.ts';

test('four in five people and three touches make one story in two', () => {
  expect(wholeStories(0.8, 3)).toBeCloseTo(0.512);
  expect(wholeStories(1, 5)).toBe(1);
});
