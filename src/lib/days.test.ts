import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, addMonths, daysBetween, utcDay, weeksBetween } from './days.ts';

const days = fc
  .integer({ min: Date.UTC(1990, 0) / 864e5, max: Date.UTC(2090, 0) / 864e5 })
  .map((at) => utcDay(at * 864e5));

test('days are counted over months, leap days and changes of clocks', () => {
  expect(addDays('2028-02-28', 2)).toBe('2028-03-01');
  expect(addDays('2026-03-28', 2)).toBe('2026-03-30');
  expect(daysBetween('2026-03-01', '2026-03-31')).toBe(30);
  expect(daysBetween('2026-03-28', 'soon')).toBeNaN();
  expect(weeksBetween('2026-03-28', '2026-04-10')).toBe(1);
});

test('the same day of another month is its last one where the month is shorter', () => {
  expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
  expect(addMonths('2024-03-31', -1)).toBe('2024-02-29');
  expect(addMonths('2026-01-15', -2)).toBe('2025-11-15');
  expect(addMonths('2026-11-30', 3)).toBe('2027-02-28');
});

test('so many days later is so many days between', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: -5000, max: 5000 }), (from, count) => {
      expect(daysBetween(from, addDays(from, count))).toBe(count);
      expect(addDays(addDays(from, count), -count)).toBe(from);
    }),
  );
});

test('the day in UTC is whole after the year 9999 too', () => {
  expect(utcDay(new Date('2026-11-23T23:59:59.999Z'))).toBe('2026-11-23');
  expect(addDays('9999-12-31', 1)).toBe('+010000-01-01');
});
