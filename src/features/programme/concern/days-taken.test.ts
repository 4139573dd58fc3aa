import { expect, test } from 'vitest';
import { daysTaken, workingDaysAfter } from './days-taken.ts';

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
