import { expect, test } from 'vitest';
import { findNearDay, NEAR_DAYS } from './near-days.ts';

test('the near days of a Wednesday', () => {
  expect(NEAR_DAYS.map((name) => findNearDay(name, '2026-03-04'))).toEqual([
    '2026-03-04',
    '2026-03-05',
    '2026-03-09',
    '2026-03-18',
    '2026-04-01',
  ]);
});

test('next week is the Monday ahead, on a Sunday and on a Monday too', () => {
  expect(findNearDay('next_week', '2026-03-08')).toBe('2026-03-09');
  expect(findNearDay('next_week', '2026-03-09')).toBe('2026-03-16');
});

test('next month begins on a working day', () => {
  expect(findNearDay('next_month', '2026-01-31')).toBe('2026-02-02');
  expect(findNearDay('next_month', '2026-07-15')).toBe('2026-08-03');
  expect(findNearDay('next_month', '2026-12-15')).toBe('2027-01-01');
});
