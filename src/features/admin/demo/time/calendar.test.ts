import { expect, test } from 'vitest';
import {
  clockAt,
  dateOf,
  dayOf,
  instantAt,
  isHoliday,
  isWorkday,
  monthsBefore,
  weekdayOf,
  weekOf,
} from './calendar.ts';

test('days have the weekday and calendar week of the wall calendar', () => {
  expect(weekdayOf(dayOf('2026-11-22'))).toBe(7);
  expect(weekdayOf(dayOf('1969-12-29'))).toBe(1);
  expect(weekOf(dayOf('2026-01-01'))).toBe(1);
  expect(weekOf(dayOf('2027-01-03'))).toBe(53);
  expect(dateOf(dayOf('2028-02-29'))).toBe('2028-02-29');
});

test('a month before its last day stays in that month', () => {
  expect(dateOf(monthsBefore(dayOf('2026-08-31'), 18))).toBe('2025-02-28');
});

test.each([
  ['2024-03-31'],
  ['2025-04-20'],
  ['2026-04-05'],
  ['2027-03-28'],
  ['2049-04-18'],
  ['2076-04-19'],
])('Easter Sunday is %s, and the Monday after it is a holiday in Poland', (easter) => {
  expect(isHoliday(dayOf(easter), 'PL')).toBe(true);
  expect(isHoliday(dayOf(easter) + 1, 'PL')).toBe(true);
  expect(isHoliday(dayOf(easter) + 2, 'PL')).toBe(false);
});

test('a day is a working day only where none of the countries rests', () => {
  expect(isWorkday(dayOf('2026-05-13'), ['NO', 'IT'])).toBe(true);
  expect(isWorkday(dayOf('2026-06-02'), ['NO', 'IT'])).toBe(false);
  expect(isWorkday(dayOf('2026-11-22'), [])).toBe(false);
});

test('clocks follow summer time', () => {
  const winter = instantAt(dayOf('2026-03-27'), 9 * 60, 'Europe/Athens');
  const summer = instantAt(dayOf('2026-03-30'), 9 * 60, 'Europe/Athens');
  expect(new Date(winter).toISOString()).toBe('2026-03-27T07:00:00.000Z');
  expect(new Date(summer).toISOString()).toBe('2026-03-30T06:00:00.000Z');
  expect(clockAt(summer, 'Europe/Athens')).toEqual({ day: dayOf('2026-03-30'), minuteOfDay: 540 });
});
