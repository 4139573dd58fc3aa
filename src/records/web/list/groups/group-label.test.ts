import { expect, test } from 'vitest';
import { lastDayOf } from './group-label.ts';

test.each([
  ['2026-03-02', 'day', '2026-03-02'],
  ['2026-12-28', 'week', '2027-01-03'],
  ['2024-02-01', 'month', '2024-02-29'],
  ['2026-10-01', 'quarter', '2026-12-31'],
  ['2026-01-01', 'year', '2026-12-31'],
] as const)('the %s that is one %s ends on %s', (day, step, last) => {
  expect(lastDayOf(day, step)).toBe(last);
});
