import { expect, test } from 'vitest';
import { isQuiet, remindsAt } from './reminder.ts';

const night = { quiet_from: '20:00', quiet_to: '07:00' };
const noon = { quiet_from: '12:00', quiet_to: '13:30' };

test.each([
  ['19:59', night, false],
  ['20:00', night, true],
  ['00:00', night, true],
  ['06:59', night, true],
  ['07:00', night, false],
  ['12:00', noon, true],
  ['13:29', noon, true],
  ['13:30', noon, false],
  ['03:00', noon, false],
  ['09:00', { quiet_from: '09:00', quiet_to: '09:00' }, false],
])('at %s, quiet %o: %s', (time, quiet, expected) => {
  expect(isQuiet(time, quiet)).toBe(expected);
});

test('a meeting that says nothing follows its member, one that does follows itself', () => {
  const startsAt = '2026-03-04T10:00:00Z';
  const at = (reminder: number | null, lead_minutes: number | null) => {
    const ms = remindsAt({ startsAt, reminder }, { lead_minutes });
    return ms === null ? null : new Date(ms).toISOString().slice(11, 16);
  };
  expect(at(null, 15)).toBe('09:45');
  expect(at(60, 15)).toBe('09:00');
  expect(at(0, null)).toBe('10:00');
  expect(at(null, null)).toBe(null);
});
