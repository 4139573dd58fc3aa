import { expect, test } from 'vitest';
import { shareOfContacts, wholeWeeks } from './promises.ts';

test('of fewer contacts than say something no share is told', () => {
  expect(shareOfContacts({ contacts: 7, rate: 4 / 7 })).toBeNull();
  expect(shareOfContacts({ contacts: 8, rate: 0.5 })).toBe(0.5);
});

test('there are never more weeks than the window has', () => {
  expect(wholeWeeks([1, 2, 3, 4, 5, 6, 7, 8, 9])).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
  expect(wholeWeeks([1, 2])).toEqual([1, 2]);
});
