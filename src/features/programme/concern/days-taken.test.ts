import { expect, test } from 'vitest';
import { daysTaken, medianOf, workingDaysAfter } from './days-taken.ts';

test('the day on which it was said is not counted, nor Saturday and Sunday', () => {
  expect(daysTaken('2026-11-23', '2026-11-23')).toBe(0);
  expect(daysTaken('2026-11-23', '2026-11-24')).toBe(1);
  expect(daysTaken('2026-11-27', '2026-11-29')).toBe(0);
  expect(daysTaken('2026-11-27', '2026-11-30')).toBe(1);
  expect(daysTaken('2026-11-23', '2026-12-07')).toBe(10);
});

test('ten working days are two weeks, and never end on a Sunday', () => {
  expect(workingDaysAfter('2026-11-23', 10)).toBe('2026-12-07');
  expect(workingDaysAfter('2026-11-28', 10)).toBe('2026-12-11');
});

test('the median of an even count is the slower one of the two in the middle', () => {
  expect(medianOf([])).toBeNull();
  expect(medianOf([3, 1, 2])).toBe(2);
  expect(medianOf([4, 1, 2, 3])).toBe(3);
});
