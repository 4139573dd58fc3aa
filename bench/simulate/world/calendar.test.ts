import { describe, expect, test } from 'vitest';
import {
  dayNumber,
  dayText,
  instantOf,
  isHoliday,
  localOf,
  mondayOf,
  weekdayOf,
} from './calendar.ts';

describe('the calendar', () => {
  test('knows the days of the week', () => {
    expect(weekdayOf(dayNumber('2025-01-06'))).toBe(1);
    expect(weekdayOf(dayNumber('2025-01-12'))).toBe(7);
    expect(dayText(mondayOf(dayNumber('2025-01-12')))).toBe('2025-01-06');
  });

  test('knows holidays, Easter Monday among them', () => {
    expect(isHoliday(dayNumber('2025-04-21'))).toBe(true);
    expect(isHoliday(dayNumber('2024-04-01'))).toBe(true);
    expect(isHoliday(dayNumber('2025-04-22'))).toBe(false);
  });

  test('finds the instant of an hour there and back, also in summer', () => {
    const at = instantOf('Europe/Berlin', dayNumber('2025-07-01'), 9 * 60);
    expect(new Date(at).toISOString()).toBe('2025-07-01T07:00:00.000Z');
    expect(localOf('Europe/Berlin', at)).toEqual({ day: dayNumber('2025-07-01'), minute: 540 });
    const late = instantOf('America/New_York', dayNumber('2025-01-10'), 22 * 60);
    expect(localOf('America/New_York', late)).toEqual({
      day: dayNumber('2025-01-10'),
      minute: 1320,
    });
  });
});
