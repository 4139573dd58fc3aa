import fc from 'fast-check';
import { expect, test } from 'vitest';
import { periodOf, readPeriod, shiftPeriod } from './period.ts';

test('a key says its first day and the first day after it', () => {
  expect(readPeriod('2027')).toMatchObject({ from: '2027-01-01', until: '2028-01-01' });
  expect(readPeriod('2027-Q4')).toMatchObject({ from: '2027-10-01', until: '2028-01-01' });
  expect(readPeriod('2027-12')).toMatchObject({ from: '2027-12-01', until: '2028-01-01' });
  expect(() => readPeriod('2027-13')).toThrow(RangeError);
});

test('periods follow each other without a gap, and each contains its own first day', () => {
  const step = fc.constantFrom('year' as const, 'quarter' as const, 'month' as const);
  const day = fc.date({
    min: new Date('1950-01-01'),
    max: new Date('2150-12-31'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(step, day, fc.integer({ min: -40, max: 40 }), (length, date, by) => {
      const key = periodOf(date.toISOString().slice(0, 10), length);
      const { from, until } = readPeriod(key);
      expect(periodOf(from, length)).toBe(key);
      expect(readPeriod(shiftPeriod(key, 1)).from).toBe(until);
      expect(shiftPeriod(shiftPeriod(key, by), -by)).toBe(key);
    }),
  );
});
