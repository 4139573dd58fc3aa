import { expect, test } from 'vitest';
import { dueDay } from './is-due.ts';

const monday = { every: 'week', day: 1, hour: 7 } as const;

test.each([
  ['2026-03-02T05:59:00Z', null],
  ['2026-03-02T06:00:00Z', '2026-03-02'],
  ['2026-03-02T11:59:00Z', '2026-03-02'],
  ['2026-03-02T12:00:00Z', null],
  ['2026-03-03T06:00:00Z', null],
])('each Monday at 7 in Rome: at %s due is %s', (now, day) => {
  expect(dueDay(new Date(now), 'Europe/Rome', monday)).toBe(day);
});

test('the first of a month begins earlier in the east', () => {
  const first = { every: 'month', day: 1, hour: 0 } as const;
  const now = new Date('2026-03-31T12:00:00Z');
  expect(dueDay(now, 'Pacific/Kiritimati', first)).toBe('2026-04-01');
  expect(dueDay(now, 'Europe/Rome', first)).toBeNull();
});
